import { epochSecondsOf, localTime } from './zoned-time';
import type { LocalTime, Zone } from './zoned-time';
import type { CronSchedule } from '../../kubernetes/keda/cron-schedule';

const SECOND_MILLIS = 1000;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
/** How far ahead a schedule is searched. */
const YEARS = 5;

/** The times of a cron trigger. */
export interface CronWindow {
  readonly start: CronSchedule;
  /** The clock that the start is read on: the trigger's, or the one that the schedule names itself. */
  readonly startZone: Zone;
  readonly end: CronSchedule;
  readonly endZone: Zone;
}

/**
 * Whether a time lies between a start and an end: the start that comes next comes after the next end. A schedule that never comes
 * has its next time before all others (KEDA 2.20 `pkg/scalers/cron_scaler.go`, with robfig/cron 3.0.1 `SpecSchedule.Next`).
 */
export function isWithin({ start, startZone, end, endZone }: CronWindow, nowMillis: number): boolean {
  const nextStart = (nextRun(start, startZone, nowMillis) ?? -Infinity) * SECOND_MILLIS;
  const nextEnd = (nextRun(end, endZone, nowMillis) ?? -Infinity) * SECOND_MILLIS;
  return nextStart < nextEnd ? nowMillis > nextStart && nowMillis < nextEnd : nowMillis > nextStart || nowMillis < nextEnd;
}

/** The next time of a schedule, in seconds since 1970: later than now, and within five years; undefined if there is none. */
export function nextRun(schedule: CronSchedule, zone: Zone, nowMillis: number): number | undefined {
  const search = new Search(schedule, zone, Math.floor(nowMillis / SECOND_MILLIS) + 1);
  const lastYear = search.local.year + YEARS;
  while (search.local.year <= lastYear) {
    if (search.findMonth() && search.findDay() && search.findHour() && search.findMinute() && search.findSecond()) return search.seconds;
  }
  return undefined;
}

/** A search that goes forward field by field; a step into the next larger unit begins it anew. */
class Search {
  public local: LocalTime;
  /** Whether a field was advanced, so that the smaller ones stand at their beginning. */
  private advanced = false;

  public constructor(private readonly schedule: CronSchedule, private readonly zone: Zone, public seconds: number) {
    this.local = localTime(zone, seconds);
  }

  public findMonth(): boolean {
    while (!this.schedule.months.has(this.local.month)) {
      this.start(() => epochSecondsOf(this.zone, this.local.year, this.local.month, 1, 0));
      this.goTo(epochSecondsOf(this.zone, this.local.year, this.local.month + 1, this.local.day, this.local.hour));
      if (this.local.month === 1) return false;
    }
    return true;
  }

  public findDay(): boolean {
    while (!this.dayMatches()) {
      this.start(() => epochSecondsOf(this.zone, this.local.year, this.local.month, this.local.day, 0));
      const before = this.seconds;
      this.goTo(epochSecondsOf(this.zone, this.local.year, this.local.month, this.local.day + 1, this.local.hour));
      // Where the clocks change at midnight, the day begins an hour off.
      if (this.local.hour > 12) this.goTo(this.seconds + (24 - this.local.hour) * HOUR);
      else if (this.local.hour !== 0) this.goTo(this.seconds - this.local.hour * HOUR);
      // Where a zone leaves out a whole day, upstream never comes to an end.
      if (this.seconds <= before) this.goTo(before + DAY);
      if (this.local.day === 1) return false;
    }
    return true;
  }

  public findHour(): boolean {
    while (!this.schedule.hours.has(this.local.hour)) {
      this.start(() => epochSecondsOf(this.zone, this.local.year, this.local.month, this.local.day, this.local.hour));
      this.goTo(this.seconds + HOUR);
      if (this.local.hour === 0) return false;
    }
    return true;
  }

  public findMinute(): boolean {
    while (!this.schedule.minutes.has(this.local.minute)) {
      this.start(() => this.seconds - this.seconds % MINUTE);
      this.goTo(this.seconds + MINUTE);
      if (this.local.minute === 0) return false;
    }
    return true;
  }

  /** A schedule runs at second 0. */
  public findSecond(): boolean {
    const past = this.seconds % MINUTE;
    if (past === 0) return true;
    this.advanced = true;
    this.goTo(this.seconds - past + MINUTE);
    return false;
  }

  private start(beginning: () => number): void {
    if (this.advanced) return;
    this.advanced = true;
    this.goTo(beginning());
  }

  private goTo(seconds: number): void {
    this.seconds = seconds;
    this.local = localTime(this.zone, seconds);
  }

  /** Both days must match if one of them is left open, else one of them. */
  private dayMatches(): boolean {
    const { daysOfMonth, daysOfWeek, anyDay } = this.schedule;
    const [ofMonth, ofWeek] = [daysOfMonth.has(this.local.day), daysOfWeek.has(this.local.weekday)];
    return anyDay ? ofMonth && ofWeek : ofMonth || ofWeek;
  }
}
