import type { AcceptedFinding, PlacedFinding, PlacedNote, Region } from './placed-finding';
import { Placer } from './placer';
import type { Bundle } from '../../kubernetes/bundle';
import type { Manifest } from '../../kubernetes/manifest';
import { keyOf, refOf } from '../../kubernetes/object-ref';
import { objectReference, type Finding } from '../finding';
import type { AcknowledgedFinding } from '../report';
import { SEVERITIES } from '../rule';
import { keep } from '../source/keep';
import type { SourceNote, SourcePlace, SourceProblem } from '../source/source-problem';
import type { ManifestOrigin, SourceText } from '../source/source-text';

/** Gives everything that is reported about some texts its place. */
export class Placing {
  private readonly placer = new Placer();
  private readonly positions: ReadonlyMap<string, number>;

  constructor(private readonly bundle: Bundle<ManifestOrigin>, sources: readonly SourceText[]) {
    this.positions = new Map(sources.map(({ name }, position) => [name, position]));
  }

  public finding({ id, severity, object, path, sub, message, fix, source, about, edits }: Finding): PlacedFinding {
    const origin = this.bundle.originOf(object);
    return {
      id,
      severity,
      object: objectReference(object),
      key: keyOf(refOf(object)),
      path,
      sub,
      message,
      fix,
      source,
      file: origin?.document.source.name ?? '',
      ...(origin !== undefined && { region: this.placer.regionOf(origin, path, about), origin }),
      ...(edits !== undefined && { edits }),
    };
  }

  public acknowledged(finding: AcknowledgedFinding): AcceptedFinding {
    const { acknowledgement, acknowledgedBy } = finding;
    return { ...this.finding(finding), reason: acknowledgement.reason, acceptedBy: acknowledgedBy === 'annotation' ? 'annotation' : 'configuration' };
  }

  public problem({ rule, message, fix, file, place }: SourceProblem): PlacedFinding {
    return {
      id: rule.id,
      severity: rule.severity,
      object: '',
      key: file,
      path: '',
      sub: '',
      message,
      fix: fix ?? rule.fix,
      source: rule.source,
      file,
      ...this.at(place),
    };
  }

  public note({ message, file, place }: SourceNote): PlacedNote {
    return { message, file, ...this.at(place) };
  }

  /** One note a file and reason about findings that were left out. */
  public leftOutNotes(reasons: ReadonlyMap<Finding, string | undefined>): readonly PlacedNote[] {
    const counts = new Map<string, Map<string, number>>();
    for (const [{ object }, reason] of reasons) {
      if (reason === undefined) continue;
      const ofFile = keep(counts, this.fileOf(object), () => new Map<string, number>());
      ofFile.set(reason, (ofFile.get(reason) ?? 0) + 1);
    }
    return [...counts].flatMap(([file, ofFile]) => [...ofFile].map(([reason, count]) => ({
      file,
      message: `${count === 1 ? '1 finding is' : `${count} findings are`} left out, being ${reason}`,
    })));
  }

  /** By file in the order in which they were given, then by line; what is about one place, the heaviest first. */
  public inOrder<Placed extends PlacedFinding>(findings: readonly Placed[]): readonly Placed[] {
    return [...findings].sort((a, b) => this.position(a) - this.position(b)
      || (a.region?.line ?? 0) - (b.region?.line ?? 0)
      || (a.region?.column ?? 0) - (b.region?.column ?? 0)
      || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  }

  private fileOf(object: Manifest): string {
    return this.bundle.originOf(object)?.document.source.name ?? '';
  }

  /** Files without a text come first. */
  private position({ file }: PlacedFinding): number {
    return this.positions.get(file) ?? -1;
  }

  private at(place: SourcePlace | undefined): { readonly region?: Region } {
    return place === undefined ? {} : { region: this.placer.region(place.source, place) };
  }
}
