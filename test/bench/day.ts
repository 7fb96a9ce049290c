import { alternate, printedNumber, processMillis, type Measured } from './measure';

const ROUNDS = 15;
const DAY = 'test/bench/simulated-day.js';
const [MANY, FEW] = [1000, 250];

/** A simulated day as a whole process against an empty one, and how time and memory grow with the number of services. */
export function simulatedDay(): readonly Measured[] {
  const { day, empty } = alternate(ROUNDS, { day: () => processMillis(DAY, '1'), empty: () => processMillis('-e', '0') });
  const { many, few } = alternate(3, { many: () => processMillis(DAY, String(MANY)), few: () => processMillis(DAY, String(FEW)) });
  const memory = { many: printedNumber(DAY, String(MANY)), few: printedNumber(DAY, String(FEW)) };
  return [
    {
      title: 'a day of one HPA at 15 s, as a whole process, against node -e 0', value: day / empty, unit: '×', limit: 3, holds: 'at most',
      detail: `${day.toFixed(0)} ms against ${empty.toFixed(0)} ms`,
    },
    {
      title: `time for each service at ${MANY} services for a day, against ${FEW}`, value: many / MANY / (few / FEW), unit: '×', limit: 1.2, holds: 'at most',
      detail: `${(many / 1000).toFixed(1)} s against ${(few / 1000).toFixed(1)} s`,
    },
    {
      // Four times the manifests are kept, and nothing else that grows.
      title: `memory at ${MANY} services for a day, against ${FEW}`, value: memory.many / memory.few, unit: '×', limit: 1.5, holds: 'at most',
      detail: `${memory.many.toFixed(0)} MB against ${memory.few.toFixed(0)} MB`,
    },
  ];
}
