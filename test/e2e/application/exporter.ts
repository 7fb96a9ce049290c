import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from './application';
import type { LoadClock } from './load-clock';
import type { ScrapeTarget } from '../cluster/prometheus';
import { waitFor } from '../cluster/wait';

/** So many targets are offered to Prometheus, which scrapes each at another moment of a second. */
const TARGETS = 32;
/**
 * When in a second scrapes are wanted. KEDA asks for the values at the last whole second (`prometheus_scaler.go` formats the time without fractions),
 * so a scrape must lie shortly before one for a query that follows soon to see it.
 */
const WANTED_MILLIS = 800;
const TOLERANCE_MILLIS = 150;

/**
 * Shows applications to Prometheus, all on one page. Their time passes with the scrapes, a second with each: what Prometheus has of a second is what
 * happened until then, as in a simulation, and not what had happened at some moment in it that nobody knows.
 */
export class Exporter {
  public static async start(clock: LoadClock): Promise<Exporter> {
    const exporter = new Exporter(clock);
    await new Promise<void>((resolve, reject) => exporter.server.on('error', reject).listen(0, '127.0.0.1', resolve));
    return exporter;
  }

  private applications: readonly Application[] = [];
  private readonly server: Server;
  private waiting: ((millis: number) => void)[] = [];
  /** When each target was scraped last, in milliseconds since 1970. */
  private readonly scrapedAt = new Map<number, number>();
  private phase = NaN;

  private constructor(private readonly clock: LoadClock) {
    this.server = createServer((request, response) => {
      const now = Date.now();
      const phase = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('phase'));
      this.scrapedAt.set(phase, now);
      response.setHeader('Content-Type', 'text/plain; version=0.0.4');
      if (phase !== this.phase) return void response.end();
      void this.pass(now).then((text) => {
        response.end(text);
        this.waiting.splice(0).forEach((resolve) => resolve(now));
      });
    });
  }

  public get targets(): readonly ScrapeTarget[] {
    const address = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return Array.from({ length: TARGETS }, (_, phase) => ({ address, phase }));
  }

  /** Shows applications from now on, at the one of the targets that is scraped at the right moment; the others stay empty. */
  public async show(applications: readonly Application[]): Promise<void> {
    const distance = (millis: number) => Math.abs(millis % 1000 - WANTED_MILLIS);
    this.applications = applications;
    this.phase = await waitFor('Prometheus to scrape shortly before a whole second', async () => (
      [...this.scrapedAt].find(([, millis]) => distance(millis) <= TOLERANCE_MILLIS)?.[0]
    ));
  }

  /** Waits for the next scrape to be answered, and tells when it came, in milliseconds since 1970. */
  public scraped(): Promise<number> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private async pass(millis: number): Promise<string> {
    // Scrapes are a second apart, give or take what the machine is late.
    const second = Math.round(this.clock.secondAt(millis));
    await Promise.all(this.applications.map((application) => application.passTo(second)));
    return `${this.applications.map(({ metrics }) => metrics).join('\n')}\n`;
  }

  public close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
