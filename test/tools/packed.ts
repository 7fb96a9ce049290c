import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './demo';

/** A project of a user, with the package as `npm pack` makes it. */
export interface PackedProject {
  readonly directory: string;
  readonly remove: () => void;
}

/** Makes an empty project with the packed library in its node_modules, and other packages of ours linked beside it. */
export function packedProject(...packages: readonly string[]): PackedProject {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-project-'));
  const modules = join(directory, 'node_modules');
  mkdirSync(modules);
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', directory], { cwd: ROOT, stdio: 'ignore' });
  const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['-xzf', join(directory, tarball), '-C', modules]);
  renameSync(join(modules, 'package'), join(modules, 'scalewright'));
  for (const name of packages) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
