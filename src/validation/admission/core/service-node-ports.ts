/** Where a dry run starts to count when it has to think up a port. */
const DRY_RUN_BASE = 32768;

/**
 * The node ports of a cluster without Services (pkg/registry/core/service/portallocator). Without a range it is the allocator of
 * a dry run, which takes any port once and thinks up ports behind the largest taken.
 */
export class NodePorts {
  private readonly taken = new Set<number>();

  constructor(private readonly range: readonly [number, number] | undefined) {}

  /** Takes a port; returns why it cannot be had, or undefined. */
  public take(port: number): string | undefined {
    if (this.range !== undefined && (port < this.range[0] || port > this.range[1])) {
      return `provided port is not in the valid range. The range of valid ports is ${this.range[0]}-${this.range[1]}`;
    }
    if (this.taken.has(port)) return 'provided port is already allocated';
    this.taken.add(port);
    return undefined;
  }

  /** Takes any port and returns it, as 32 bits hold it. */
  public next(): number {
    const port = this.range === undefined ? this.behindLargest() : this.firstFree(this.range[0]);
    this.taken.add(port);
    return Int32Array.of(port)[0] ?? port;
  }

  private behindLargest(): number {
    return this.taken.size === 0 ? DRY_RUN_BASE + 1 : Math.max(0, ...this.taken) + 1;
  }

  private firstFree(first: number): number {
    let port = first;
    while (this.taken.has(port)) port += 1;
    return port;
  }
}
