const REPOSITORY = /^[a-z0-9_\-./]{2,255}$/;
const TAG = /^[\w\-.]{1,128}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/**
 * Whether a text names an image: `[registry/]repository[:tag][@sha256:digest]`, as go-containerregistry v0.20 reads it with
 * weak validation. It takes more than a registry does (`http://a/b`, `1.2.3.4:/x`), and no repository of one letter.
 */
export function isImageReference(image: string): boolean {
  return isTagged(image) || isDigested(image);
}

function isTagged(image: string): boolean {
  const colon = image.lastIndexOf(':');
  const tag = colon >= 0 ? image.slice(colon + 1) : '';
  // A colon in front of a slash belongs to the port of the registry.
  if (colon < 0 || tag.includes('/')) return isRepository(image);
  return (tag === '' || TAG.test(tag)) && isRepository(image.slice(0, colon));
}

function isDigested(image: string): boolean {
  const [base = '', digest, ...rest] = image.split('@');
  return digest !== undefined && rest.length === 0 && DIGEST.test(digest) && (isTagged(base) || isRepository(base));
}

function isRepository(name: string): boolean {
  const slash = name.indexOf('/');
  const registry = slash < 0 ? '' : name.slice(0, slash);
  // Only a first part with a dot or colon is a registry; others belong to the repository.
  if (!/[.:]/.test(registry)) return REPOSITORY.test(name);
  return REPOSITORY.test(name.slice(slash + 1)) && isAuthority(registry);
}

const HOST = /^(?:[A-Za-z0-9\]!"$&'()*+,\-.:;<=>_~]|[^\0-\x7f])*$/;
const BRACKETED = /^\[([0-9A-Fa-f:.]+)\](?::[0-9]*)?$/;

/** Whether Go's net/url takes a text for a host with an optional port, and leaves it as it is. */
function isAuthority(registry: string): boolean {
  const bracketed = BRACKETED.exec(registry);
  if (bracketed !== null) return isIPv6(bracketed[1] ?? '');
  const port = /:([^:]*)$/.exec(registry)?.[1] ?? '';
  return HOST.test(registry) && /^[0-9]*$/.test(port);
}

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/** Whether a text is an IPv6 address without zone: eight groups of hexadecimal digits, `::` for some, the last two perhaps as IPv4. */
function isIPv6(address: string): boolean {
  const [front = '', back, ...more] = address.split('::');
  if (more.length > 0) return false;
  const groups = [...groupsOf(front), ...groupsOf(back ?? '')];
  const last = groups.at(-1) ?? '';
  const mapped = last.includes('.');
  const count = groups.length + (mapped ? 1 : 0);
  const hexadecimal = mapped ? groups.slice(0, -1) : groups;
  const wellFormed = hexadecimal.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) && (!mapped || IPV4.test(last));
  return wellFormed && (back === undefined ? count === 8 : count < 8);
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}
