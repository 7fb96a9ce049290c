import { checking } from './check';
import { simulatedDay } from './day';
import { labelled } from './labelled';
import { loading } from './load';
import type { Measured } from './measure';
import { simulation } from './simulation';
import { startup } from './startup';
import { synthesis } from './synth';

const USAGE = `usage: npm run bench [-- NAME...]

Measures speed as ratios against peers in the same run, the median of several rounds.

  NAME   check       scalewright check against kube-score and kubeconform, and over sizes (needs Go)
         labelled    how many faults of labelled manifests each of the three finds; records what they say (needs Go)
         day         a simulated day as a whole process, and how it grows with the number of services
         load        what require() adds, and the size of the package
         startup     how soon the command answers: its version, and a check of one small file
         simulation  decisions of the ports against the upstream code (needs Go)
         synth       construct, validate and synthesize against raw cdk8s

Exit code: 0 all limits hold, 1 some do not, 2 wrong usage.`;

const BENCHES: Readonly<Record<string, () => readonly Measured[]>> = {
  check: checking,
  labelled,
  day: simulatedDay,
  load: loading,
  startup,
  simulation,
  synth: synthesis,
};

function main(names: readonly string[]): number {
  if (names.includes('--help') || names.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const unknown = names.filter((name) => BENCHES[name] === undefined);
  if (unknown.length > 0) {
    console.error(`no such bench: ${unknown.join(', ')}\n\n${USAGE}`);
    return 2;
  }
  let missed = 0;
  for (const [name, measure] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const { title, value, unit, limit, holds, detail } of measure()) {
      const held = holds === 'at most' ? value <= limit : value >= limit;
      if (!held) missed++;
      console.log(`${held ? 'ok    ' : 'MISSED'} ${title}: ${value.toFixed(2)} ${unit}, must be ${holds} ${limit} ${unit} (${detail})`);
    }
  }
  return missed === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
