import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Larger files are not read, in bytes: manifests come nowhere near, and what would be needed to check them might not be there. */
export const LARGEST_FILE = 64 * 1024 * 1024;

const MEGABYTE = 1024 * 1024;
const STANDARD_INPUT = 0;

/** What a file says, or why it cannot be read, as the end of a sentence: `does not exist`. */
export type TextFile = { readonly text: string } | { readonly failure: string };

/** Reads a file of text; pipes and devices, too, as far as they end. */
export function readTextFile(path: string): TextFile {
  return attempt(() => {
    const descriptor = openSync(path, 'r');
    try {
      return readOpen(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Reads all of standard input. */
export function readStandardInput(): TextFile {
  return attempt(() => readOpen(STANDARD_INPUT));
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

function readOpen(descriptor: number): TextFile {
  const stat = fstatSync(descriptor);
  if (stat.isDirectory()) return { failure: FAILURES.EISDIR ?? '' };
  if (stat.size > LARGEST_FILE) return { failure: tooLarge(`${(stat.size / MEGABYTE).toFixed(0)} MB`) };
  if (stat.isFile()) return textOf(readFileSync(descriptor));
  const buffer = readStream(descriptor);
  return buffer === undefined ? { failure: tooLarge('more') } : textOf(buffer);
}

function tooLarge(size: string): string {
  return `is not read: it has ${size}, and at most ${LARGEST_FILE / MEGABYTE} MB are read at once; split it`;
}

/** Reads to the end, of which nobody knows where it is; undefined if it gets too large. */
function readStream(descriptor: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= LARGEST_FILE) {
    const chunk = Buffer.allocUnsafe(MEGABYTE);
    const count = readSome(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks, size);
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return undefined;
}

const PAUSE_MILLIS = 5;

/** Reads what is there, and waits where nothing is there yet. */
function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, PAUSE_MILLIS);
    }
  }
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
