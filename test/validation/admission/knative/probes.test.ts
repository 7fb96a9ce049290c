import { containerLines } from './judge';

const probe = (name: string, value: object, ports: object[] = []): string[] =>
  containerLines({ [name]: value, ports } as never).map((line) => line.replace(`containers[0].${name}`, '').replaceAll(`containers[0].${name}`, ''));

const HANDLERS = "exactly one of 'httpGet', 'tcpSocket', 'exec', 'grpc' must be set";

describe('a probe', () => {
  test('has exactly one handler; a readiness probe without one connects to the port', () => {
    expect(probe('livenessProbe', {})).toEqual(['httpGet', 'tcpSocket', 'exec', 'grpc'].map((name) => `.${name}: ${HANDLERS}`));
    expect(probe('readinessProbe', {})).toEqual([]);
    expect(probe('startupProbe', { exec: {}, grpc: { port: 1 } })).toEqual([`.exec: ${HANDLERS}`, `.grpc <.gRPC>: ${HANDLERS}`]);
  });

  test('takes a number, or the name of the port', () => {
    const rule = (name: string): string => `must be a number or the name of the container port, '${name}'`;
    expect(probe('livenessProbe', { httpGet: { port: 'http' } })).toEqual([]);
    expect(probe('livenessProbe', { httpGet: { port: 'h2c' } }, [{ containerPort: 80, name: 'h2c' }])).toEqual([]);
    expect(probe('livenessProbe', { httpGet: { port: 'http' } }, [{ containerPort: 80, name: 'h2c' }])).toEqual([`.httpGet.port: ${rule('h2c')}`]);
    expect(probe('livenessProbe', { tcpSocket: { port: 9999 } })).toEqual([]);
    expect(probe('livenessProbe', { tcpSocket: { port: '80' } })).toEqual([`.tcpSocket.port: ${rule('http')}`]);
  });

  test('words the errors of one handler below the next', () => {
    expect(probe('startupProbe', { httpGet: { port: 'x' }, tcpSocket: {}, exec: {} })).toEqual([
      ".httpGet.port <.exec.tcpSocket.httpGet.port>: must be a number or the name of the container port, 'http'",
      `.httpGet: ${HANDLERS}`,
      `.tcpSocket: ${HANDLERS}`,
      `.exec: ${HANDLERS}`,
    ]);
  });
});

describe('a readiness probe', () => {
  test.each([
    [{ periodSeconds: 1 }, []],
    [{ periodSeconds: 1, failureThreshold: 0, timeoutSeconds: 0, successThreshold: 0 }, []],
    [{ periodSeconds: 0, failureThreshold: 0, timeoutSeconds: 0 }, []],
    [{ failureThreshold: 1, timeoutSeconds: -1 }, [
      ".failureThreshold: must not be set where 'periodSeconds' is 0",
      ".timeoutSeconds: must not be set where 'periodSeconds' is 0",
    ]],
    [{ periodSeconds: -1, failureThreshold: -1, timeoutSeconds: -1, successThreshold: -1, initialDelaySeconds: -1 }, [
      '.periodSeconds: must be from 0 to 2147483647',
      '.initialDelaySeconds: must be from 0 to 2147483647',
      '.successThreshold: must be from 1 to 2147483647',
      '.failureThreshold: must be from 1 to 2147483647',
      '.timeoutSeconds: must be from 1 to 2147483647',
    ]],
  ])('has its numbers in bounds: %j', (value, expected) => {
    expect(probe('readinessProbe', value)).toEqual(expected);
  });

  test('alone is bounded so', () => {
    expect(probe('livenessProbe', { exec: {}, periodSeconds: -1, timeoutSeconds: -1, failureThreshold: -1 })).toEqual([]);
  });
});
