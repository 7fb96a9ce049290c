import type { JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';

const KEY = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** A value as it travels over the wire when it is secret. */
export function secret(value: unknown): object {
  return { [KEY]: SECRET, value };
}

/** Whether a value is a secret as it travels over the wire. */
export function isSecret(value: unknown): value is { readonly value: JavaScriptValue } {
  return typeof value === 'object' && value !== null && (value as Readonly<Record<string, unknown>>)[KEY] === SECRET;
}

/** Unwraps the secrets within a value, as a provider does before it sends them. */
export function withoutSecrets(value: unknown): unknown {
  if (isSecret(value)) return withoutSecrets(value.value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutSecrets(field)]));
}
