import { groupBy } from './group-by';
import { asObject } from './json';
import type { JsonObject } from './json';
import { labelsOf, mapSelector, parseLabelSelector } from './label-selector';
import type { LabelSelector } from './label-selector';
import { lazily } from './lazily';
import type { Likeness } from './likeness';
import type { Manifest } from './manifest';
import { memoize } from './memoize';
import { groupOf, namespaceOf, parseGroupKind, refOf } from './object-ref';
import type { ObjectRef } from './object-ref';
import { isWorkload, ownPodTemplate, podLabels } from './pod-template';
import { RefIndex } from './ref-index';
import { scalerOf } from './scaler';
import type { Scaler } from './scaler';
import { LabelIndex, SelectorIndex } from './selector-index';

/** A manifest and where it comes from. */
export interface BundleEntry<Origin = unknown> {
  readonly manifest: Manifest;
  /** A file and line, a construct, or whatever its reader knows; messages show what it prints as, the bundle never looks inside. */
  readonly origin?: Origin;
  /** Which others say the same but for their own names, where its reader knows it. */
  readonly likeness?: Likeness;
}

/**
 * All manifests that are deployed together, as validation and simulation read them. Indexes are built when they are first asked for,
 * so that every lookup is a matter of the few objects it finds, however large the bundle is.
 */
export class Bundle<Origin = unknown> {
  public readonly manifests: readonly Manifest[];
  private readonly entryOf = lazily(() => new Map(this.entries.map((entry) => [entry.manifest, entry])));
  private readonly byKind = lazily(() => groupBy(this.manifests, ({ kind }) => kind));
  private readonly ofGroupKind = memoize((kind: string) => this.select(parseGroupKind(kind)));
  private readonly byNamespace = memoize((kind: string) => groupBy(this.ofGroupKind(kind), namespaceOf));
  private readonly byRef = lazily(() => new RefIndex(this.manifests, refOf));
  private readonly allWorkloads = lazily(() => this.manifests.filter(isWorkload));
  private readonly allScalers = lazily(() => this.manifests.map(scalerOf).filter((scaler) => scaler !== undefined));
  private readonly scalersByTarget = lazily(() => new RefIndex(this.allScalers(), ({ target }) => target));
  private readonly serviceIndex = lazily(() => selectorIndex(this.ofKind('Service'), serviceSelector));
  private readonly budgetIndex = lazily(() => selectorIndex(this.ofKind('PodDisruptionBudget'), budgetSelector));
  private readonly workloadIndex = lazily(() => new LabelIndex(this.workloads.map((workload) => ({
    namespace: namespaceOf(workload), labels: podLabels(this.podTemplate(workload)), value: workload,
  }))));

  // What several rules ask for each object.
  private readonly services = new Map<Manifest, readonly Manifest[]>();
  private readonly served = new Map<Manifest, readonly Manifest[]>();
  private readonly budgets = new Map<Manifest, readonly Manifest[]>();
  private readonly covered = new Map<Manifest, readonly Manifest[]>();

  constructor(public readonly entries: readonly BundleEntry<Origin>[]) {
    this.manifests = entries.map(({ manifest }) => manifest);
  }

  /** The workloads: objects that make pods of a template. */
  public get workloads(): readonly Manifest[] {
    return this.allWorkloads();
  }

  /** The scalers with their targets: HorizontalPodAutoscalers, ScaledObjects, and Knative Services, which scale themselves. */
  public get scalers(): readonly Scaler[] {
    return this.allScalers();
  }

  /** Where a manifest of this bundle (the same instance) comes from. */
  public originOf(manifest: Manifest): Origin | undefined {
    return this.entryOf().get(manifest)?.origin;
  }

  /** Which others of its reader say the same as a manifest of this bundle (the same instance), if that is known. */
  public likenessOf(manifest: Manifest): Likeness | undefined {
    return this.entryOf().get(manifest)?.likeness;
  }

  /**
   * The objects of a kind, such as `Deployment`, `Service` (Kubernetes' own) or `Service.serving.knative.dev`, in any version;
   * only those of one namespace if it is given.
   */
  public ofKind(kind: string, namespace?: string): readonly Manifest[] {
    return namespace === undefined ? this.ofGroupKind(kind) : this.byNamespace(kind).get(namespace) ?? [];
  }

  /** The object of this name; the first one, if there are several. */
  public find(ref: ObjectRef): Manifest | undefined {
    return this.findAll(ref)[0];
  }

  /** The groups of objects that have one name, each with more than one: a mistake, of which the last one wins when they are applied. */
  public get namesakes(): readonly (readonly Manifest[])[] {
    return this.byRef().shared;
  }

  /** All objects of this name: more than one is a mistake, of which the last one wins when they are applied. */
  public findAll(ref: ObjectRef): readonly Manifest[] {
    return this.byRef().get(ref);
  }

  /** The template of a workload's pods; that of a Rollout may be in the workload that it refers to. */
  public podTemplate(workload: Manifest): JsonObject | undefined {
    const own = ownPodTemplate(workload);
    if (own !== undefined || refOf(workload).kind !== 'Rollout') return own;
    const { apiVersion, kind, name } = asObject(asObject(workload.spec).workloadRef);
    const referred = this.find({ group: groupOf(apiVersion), kind: String(kind), namespace: namespaceOf(workload), name: String(name) });
    return referred === undefined ? undefined : ownPodTemplate(referred);
  }

  /** The Services that send requests to the pods of a workload. */
  public servicesOf(workload: Manifest): readonly Manifest[] {
    return remembered(this.services, workload, () => this.serviceIndex().selecting(namespaceOf(workload), podLabels(this.podTemplate(workload))));
  }

  /** The workloads whose pods a Service sends requests to. */
  public workloadsOf(service: Manifest): readonly Manifest[] {
    return remembered(this.served, service, () => this.selectedWorkloads(namespaceOf(service), serviceSelector(service)));
  }

  /** The workloads whose pods a PodDisruptionBudget covers. */
  public coveredBy(budget: Manifest): readonly Manifest[] {
    return remembered(this.covered, budget, () => this.selectedWorkloads(namespaceOf(budget), budgetSelector(budget)));
  }

  /** The workloads of a namespace whose pods a selector matches. */
  public selectedWorkloads(namespace: string, selector: LabelSelector | undefined): readonly Manifest[] {
    return this.workloadIndex().selectedBy(namespace, selector);
  }

  /** The scalers of a target; more than one is a mistake. */
  public scalersOf(target: ObjectRef): readonly Scaler[] {
    return this.scalersByTarget().get(target);
  }

  /** What a scaler scales, if the bundle has it. */
  public targetOf(scaler: Scaler): Manifest | undefined {
    return this.find(scaler.target);
  }

  /** The PodDisruptionBudgets that cover the pods of a workload; more than one makes every eviction fail. */
  public podDisruptionBudgetsOf(workload: Manifest): readonly Manifest[] {
    return remembered(this.budgets, workload, () => this.budgetIndex().selecting(namespaceOf(workload), podLabels(this.podTemplate(workload))));
  }

  private select({ kind, group }: ReturnType<typeof parseGroupKind>): readonly Manifest[] {
    const all = this.byKind().get(kind) ?? [];
    return group === undefined ? all : all.filter(({ apiVersion }) => groupOf(apiVersion) === group);
  }
}

/** Makes a bundle of manifests whose origin does not matter. */
export function bundleOf(manifests: readonly Manifest[]): Bundle {
  return new Bundle(manifests.map((manifest) => ({ manifest })));
}

/** The selector of a Service; undefined if it has none, or an empty one, which selects nothing. */
function serviceSelector(service: Manifest): LabelSelector | undefined {
  const labels = labelsOf(asObject(service.spec).selector);
  return Object.keys(labels).length === 0 ? undefined : mapSelector(labels);
}

/** The selector of a PodDisruptionBudget; an empty one selects everything. */
function budgetSelector(budget: Manifest): LabelSelector | undefined {
  return parseLabelSelector(asObject(budget.spec).selector);
}

function selectorIndex(manifests: readonly Manifest[], selectorOf: (manifest: Manifest) => LabelSelector | undefined): SelectorIndex<Manifest> {
  return new SelectorIndex(manifests.flatMap((value) => {
    const selector = selectorOf(value);
    return selector === undefined ? [] : [{ namespace: namespaceOf(value), selector, value }];
  }));
}

/** Computes what a map has not yet, and keeps it there. */
function remembered<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  known.set(key, value);
  return value;
}
