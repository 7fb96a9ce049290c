import { App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver, type Chart } from 'cdk8s';

const BUILT_IN = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
const known = new WeakMap<Chart, boolean>();

/** Whether the app of a chart resolves nothing but the tokens of cdk8s itself, so that plain values stay as they are. */
export function hasOnlyBuiltInResolvers(chart: Chart): boolean {
  const found = known.get(chart);
  if (found !== undefined) return found;
  const only = App.of(chart).resolvers.every((resolver) => BUILT_IN.some((builtIn) => resolver.constructor === builtIn));
  known.set(chart, only);
  return only;
}
