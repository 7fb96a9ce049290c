import * as pulumi from '@pulumi/pulumi';

/** What a component registered, as the mocks of the SDK see it. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const recorded: Recorded[] = [];

/** Makes the SDK record registrations in place of sending them to an engine. Call it in `beforeAll`. */
export async function recordRegistrations(): Promise<void> {
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      recorded.push({ type, name, inputs: inputs as Readonly<Record<string, unknown>> });
      return { id: `${name}-id`, state: inputs as Record<string, unknown> };
    },
    call: ({ inputs }) => inputs as Record<string, unknown>,
  }, 'project', 'stack', false);
}

/** The custom resources that `declare` registers, in the order in which they arrive. */
export async function registrationsOf(declare: () => void): Promise<readonly Recorded[]> {
  recorded.length = 0;
  declare();
  await pulumi.runtime.disconnect();
  return [...recorded];
}
