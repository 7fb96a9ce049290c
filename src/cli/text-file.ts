import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Larger files are not read, in bytes: manifests come nowhere near, and what would be needed to check them might not be there. */
export const LARGEST_FILE = 64 * 1024 * 1024;

const MEGABYTE = 1024 * 1024;
const STANDARD_INPUT = 0;

/** What a file says, or why it cannot be read, as the end of a sentence: `does not exist`. */
export type TextFile = { readonly text: string } | { readonly failure: string };

/** Only reading is asked for by no flag at all; Windows knows neither, and reads. */
const FOR_READING = constants.O_NONBLOCK;

/** Reads a file of text; pipes and devices, too, as far as they end. Opening a pipe does not wait for someone to write to it. */
export function readTextFile(path: string): TextFile {
  return attempt(() => {
    const descriptor = openSync(path, FOR_READING);
    try {
      return readOpen(descriptor, PATIENCE_MILLIS);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Reads all of standard input. */
export function readStandardInput(): TextFile {
  return attempt(() => readOpen(STANDARD_INPUT, 0));
}

function attempt(read: () => TextFile): TextFile {
  try {
    return read();
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'cannot be read: permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'has too long a name',
  ENOENT: 'does not exist',
  EPERM: 'cannot be read: permission denied',
};

/** Why something with a file failed, as the end of a sentence. */
export function failureOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return FAILURES[code ?? ''] ?? `cannot be read: ${message}`;
}

/** `patience` is how long the first writer of a pipe may take to open it. */
function readOpen(descriptor: number, patience: number): TextFile {
  const stat = fstatSync(descriptor);
  if (stat.isDirectory()) return { failure: FAILURES.EISDIR ?? '' };
  if (stat.size > LARGEST_FILE) return { failure: tooLarge(`${(stat.size / MEGABYTE).toFixed(0)} MB`) };
  if (stat.isFile()) return textOf(readFileSync(descriptor));
  const buffer = readStream(descriptor, stat.isFIFO() ? patience : 0);
  if (buffer === undefined) return { failure: tooLarge('more') };
  return buffer.length === 0 ? { failure: 'is empty; what should write to it may have failed' } : textOf(buffer);
}

function tooLarge(size: string): string {
  return `is not read: it has ${size}, and at most ${LARGEST_FILE / MEGABYTE} MB are read at once; split it`;
}

/** Reads to the end, of which nobody knows where it is, and tries for some time to get something at all; undefined if it gets too large. */
function readStream(descriptor: number, patience: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  let left = patience;
  while (size <= LARGEST_FILE) {
    const chunk = Buffer.allocUnsafe(MEGABYTE);
    const count = readSome(descriptor, chunk);
    if (count > 0) {
      chunks.push(chunk.subarray(0, count));
      size += count;
    } else if (size > 0 || left <= 0) {
      return Buffer.concat(chunks, size);
    } else {
      pause();
      left -= PAUSE_MILLIS;
    }
  }
  return undefined;
}

const PAUSE_MILLIS = 5;

/** How long the first writer of a pipe may take to open it. */
const PATIENCE_MILLIS = 1000;

/** Reads what is there, and waits where nothing is there yet. */
function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, PAUSE_MILLIS);
}

function textOf(buffer: Buffer): TextFile {
  if (isUtf16(buffer)) return { failure: 'is no UTF-8: it is UTF-16; save it as UTF-8' };
  if (buffer.includes(0)) return { failure: 'is no text: it has bytes that are 0' };
  const text = buffer.toString('utf8');
  return isUtf8(buffer) ? { text } : { failure: `is no UTF-8: line ${lineOfReplacement(text)} has bytes that are no characters` };
}

/** Whether the text begins with the mark of UTF-16, in either order. */
function isUtf16(buffer: Buffer): boolean {
  const [first, second] = buffer;
  return first === 0xFF && second === 0xFE || first === 0xFE && second === 0xFF;
}

function lineOfReplacement(text: string): number {
  return text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
}
