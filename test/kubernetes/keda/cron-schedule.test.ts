import { cronFault } from '../../../src/kubernetes/keda/cron-schedule';

test.each([
  '* * * * *', '0 8 * * 1-5', '*/15 0-23/2 1,15 jan-MAR sun', '? ? ? ? ?', '0 0 31 12 6', '5/10 * * * *', '0  8\t* * *', 'TZ=Europe/Berlin 0 8 * * *',
  'CRON_TZ=UTC 0 8 * * *', 'TZ= 0 8 * * *', '0,,5 8 * * *', '*-3 * * * *',
])('%p is a schedule', (schedule) => expect(cronFault(schedule)).toBeUndefined());

test.each([
  ['', 'empty spec string'],
  ['@hourly', 'parser does not accept descriptors: @hourly'],
  ['0 8 * *', 'expected exactly 5 fields, found 4'],
  ['0 0 8 * * *', 'expected exactly 5 fields, found 6'],
  ['60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['* 24 * * *', 'end of range (24) above maximum (23): 24'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['* * * 13 *', 'end of range (13) above maximum (12): 13'],
  ['* * * * 7', 'end of range (7) above maximum (6): 7'],
  ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['*/x * * * *', 'failed to parse int from x'],
  ['x * * * *', 'failed to parse int from x'],
  ['1-x * * * *', 'failed to parse int from x'],
  ['-1 * * * *', 'failed to parse int from '],
  ['* * * foo *', 'failed to parse int from foo'],
  ['TZ=Mars/Base 0 8 * * *', 'provided bad location Mars/Base'],
  ['TZ=+02:00 0 8 * * *', 'provided bad location +02:00'],
])('%p is none: %s', (schedule, fault) => expect(cronFault(schedule)).toBe(fault));
