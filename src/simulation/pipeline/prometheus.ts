import { History } from './history';
import { MODELLED_SERIES } from './modelled-series';
import type { ModelledSeries, SeriesName, Usage } from './modelled-series';
import type { World } from '../world/world';

/** A series with its samples: of a pod, or of the whole service (`pod` undefined). */
export interface ScrapedSeries {
  readonly pod: number | undefined;
  readonly history: History;
}

/**
 * A Prometheus that scrapes what one service shows. Series of pods that are gone are kept as long as a query can reach back to them.
 * Changed in place.
 */
export class Prometheus {
  /** Whether anybody looks at it. */
  public follows = false;
  private readonly scraped = new Map<SeriesName, Map<number | undefined, History>>();
  private capacity = 2;
  private reachSeconds = 0;

  /** `intervalSeconds`: whole. The first scrape is at second 0. */
  constructor(private readonly world: World, private readonly usage: Usage, public readonly intervalSeconds: number) {}

  /** Has a series scraped from now on, and kept for queries that reach so far back. To be called before the first scrape. */
  public follow(name: SeriesName, reachSeconds: number): void {
    this.follows = true;
    this.reachSeconds = Math.max(this.reachSeconds, reachSeconds);
    this.capacity = Math.ceil(this.reachSeconds / this.intervalSeconds) + 2;
    if (!this.scraped.has(name)) this.scraped.set(name, new Map());
  }

  /** Lets a second pass. `targets`: whether they can be scraped, or fail, which ends their series. */
  public advance(second: number, targets: 'up' | 'down'): void {
    if (second % this.intervalSeconds !== 0) return;
    for (const [name, histories] of this.scraped) {
      if (targets === 'up') this.scrape(name, histories, second);
      else for (const history of histories.values()) history.end();
    }
  }

  /** The series of a name, in the order in which they first appeared. */
  public series(name: SeriesName): readonly ScrapedSeries[] {
    return Array.from(this.scraped.get(name) ?? [], ([pod, history]) => ({ pod, history }));
  }

  private scrape(name: SeriesName, histories: Map<number | undefined, History>, second: number): void {
    const { world, usage } = this;
    const series: ModelledSeries = MODELLED_SERIES[name];
    if ('total' in series) {
      this.historyOf(histories, undefined).add(second, series.total(world, usage));
      return;
    }
    for (const pod of world.pods.list) {
      if (pod.ready) this.historyOf(histories, pod.id).add(second, series.ofPod(world, pod, usage));
    }
    for (const [pod, history] of histories) {
      if (history.lastSecond === second) continue;
      if (second - history.lastSecond > this.reachSeconds) histories.delete(pod);
      else history.end();
    }
  }

  private historyOf(histories: Map<number | undefined, History>, pod: number | undefined): History {
    const known = histories.get(pod);
    if (known !== undefined) return known;
    const history = new History(this.capacity);
    histories.set(pod, history);
    return history;
  }
}
