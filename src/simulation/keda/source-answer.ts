/**
 * What the source of a trigger answers at some moment: the number that the scaler reads there, or why there is none.
 * For Prometheus the number is the sample (NaN and the infinities included); for queues the backlog as the scaler counts it.
 * A `cron` trigger looks at the clock and at no answer, `cpu` and `memory` triggers at none.
 */
export type SourceAnswer = number | JudgedAnswer | OddAnswer | FailedAnswer;

/** A number from a source that tells by something else than the number whether there is work, such as RabbitMQ's rates. */
export interface JudgedAnswer {
  readonly value: number;
  readonly active: boolean;
}

/**
 * An answer of Prometheus without one number: no series (`empty`), a series without a value as a range query has it (`matrix`),
 * a value that is null, several series, or a result that is no vector (`scalar`).
 */
export type OddAnswer = 'empty' | 'matrix' | 'null' | 'several' | 'scalar';

/** The source could not be asked. */
export interface FailedAnswer {
  readonly error: string;
  /** Whether a connection can be made all the same; matters for scalers that connect as soon as they are built. Default: false. */
  readonly connects?: boolean;
}
