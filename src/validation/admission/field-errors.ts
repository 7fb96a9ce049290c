import { duplicate, forbidden, invalid, notFound, notSupported, required, tooLong, tooMany } from './field-error';
import type { FieldError } from './field-error';
import type { Json } from '../../kubernetes/json';

/** Collects field errors in upstream's order. */
export class FieldErrors {
  public readonly list: FieldError[] = [];

  public get empty(): boolean {
    return this.list.length === 0;
  }

  public add(errors: readonly FieldError[]): void {
    this.list.push(...errors);
  }

  public invalid(field: string, value: Json, detail: string): void {
    this.list.push(invalid(field, value, detail));
  }

  /** One `invalid` for every detail, such as the messages of a name rule. */
  public invalidFor(field: string, value: Json, details: readonly string[]): void {
    for (const detail of details) this.list.push(invalid(field, value, detail));
  }

  public required(field: string, detail = ''): void {
    this.list.push(required(field, detail));
  }

  public forbidden(field: string, detail = ''): void {
    this.list.push(forbidden(field, detail));
  }

  public duplicate(field: string, value: Json): void {
    this.list.push(duplicate(field, value));
  }

  public notFound(field: string, value: Json): void {
    this.list.push(notFound(field, value));
  }

  public notSupported(field: string, value: Json, supported: readonly string[]): void {
    this.list.push(notSupported(field, value, supported));
  }

  /** A `notSupported` unless the value is one of those supported. */
  public oneOf(field: string, value: string, supported: readonly string[]): void {
    if (!supported.includes(value)) this.notSupported(field, value, supported);
  }

  public tooLong(field: string, limit: number): void {
    this.list.push(tooLong(field, limit));
  }

  public tooMany(field: string, actual: number, limit: number): void {
    this.list.push(tooMany(field, actual, limit));
  }

  /** An `invalid` for a number below zero; `value` may be left out. */
  public nonNegative(field: string, value: number | undefined): void {
    if (value !== undefined && value < 0) this.invalid(field, value, 'must be greater than or equal to 0');
  }
}
