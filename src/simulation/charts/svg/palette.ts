import type { BindingKind } from '../../timeline';
import type { LineRole } from '../panels';

/** A colour on a light and on a dark background. */
export type Shades = readonly [light: string, dark: string];

const LINES: Readonly<Record<LineRole, Shades>> = {
  wanted: ['#0b5cad', '#6cb6ff'],
  ready: ['#4c9be8', '#2f6fb2'],
  signal: ['#7a3fc0', '#c297ff'],
  target: ['#9a6700', '#e0b050'],
  load: ['#1a7f37', '#56d364'],
  served: ['#0a7d8c', '#56c8d8'],
  waiting: ['#c4620a', '#e8964a'],
  lost: ['#cf222e', '#ff7b72'],
};

const BINDINGS: Readonly<Record<BindingKind, Shades>> = {
  'metric': ['#4f9d5d', '#4f9d5d'],
  'tolerance': ['#8fc99a', '#39653f'],
  'stabilization': ['#e0b43c', '#b78d1f'],
  'policy': ['#e2823a', '#c26a26'],
  'limit': ['#d1495b', '#b93a4c'],
  'missing metric': ['#a23bb5', '#a850ba'],
  'delay': ['#8896a8', '#6b7888'],
  'paused': ['#bfc6ce', '#4a525c'],
  'fallback': ['#e58bb5', '#b8628b'],
  'activation': ['#c9d3dd', '#3b444f'],
};

const SURFACES = {
  surface: ['#ffffff', '#0f141a'],
  text: ['#1c2128', '#e8edf2'],
  muted: ['#5b6570', '#97a3af'],
  grid: ['#e7ebef', '#232b34'],
  frame: ['#c9d1d9', '#3a444f'],
  fault: ['#cf222e', '#ff7b72'],
} as const satisfies Readonly<Record<string, Shades>>;

/** Every colour by the name of its CSS variable. */
export const COLORS: Readonly<Record<string, Shades>> = {
  ...SURFACES,
  ...LINES,
  ...Object.fromEntries(Object.entries(BINDINGS).map(([kind, shades]) => [bindingClass(kind as BindingKind), shades])),
};

/** The class of what bound the replicas. */
export function bindingClass(kind: BindingKind): string {
  return `by-${kind.replaceAll(' ', '-')}`;
}

/** The CSS variables of one of the two backgrounds. */
export function variables(background: 'light' | 'dark'): string {
  return Object.entries(COLORS).map(([name, [light, dark]]) => `--${name}:${background === 'light' ? light : dark};`).join('');
}

const AREAS: readonly LineRole[] = ['ready', 'waiting', 'lost'];

/** The style of charts, over the variables. */
export function chartCss(): string {
  const lines = (Object.keys(LINES) as LineRole[]).map((role) => `.${role}{stroke:var(--${role});fill:none;stroke-width:1.75}`);
  const areas = AREAS.map((role) => `.area.${role}{fill:var(--${role});stroke:none;opacity:.45}`);
  const keys = (Object.keys(LINES) as LineRole[]).map((role) => `.key.${role}{stroke:var(--${role});stroke-width:3;opacity:1}`);
  const bindings = Object.keys(BINDINGS).map((kind) => `.${bindingClass(kind as BindingKind)}{fill:var(--${bindingClass(kind as BindingKind)})}`);
  return [
    'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--text)}',
    '.muted{fill:var(--muted)}.title{font-weight:600;font-size:15px}.name{font-weight:600}.small{font-size:11px}',
    '.surface{fill:var(--surface)}.grid{stroke:var(--grid);stroke-width:1}.frame{stroke:var(--frame);stroke-width:1}',
    '.bound{stroke:var(--muted);stroke-width:1;stroke-dasharray:5 4}.fault{fill:var(--fault);opacity:.14}.faultline{stroke:var(--fault);stroke-width:1.5;stroke-dasharray:2 3}',
    '.faulttext{fill:var(--fault)}path,line{vector-effect:non-scaling-stroke;stroke-linejoin:round}',
    ...lines,
    '.target{stroke-dasharray:6 3}',
    ...areas,
    ...keys,
    ...bindings,
  ].join('');
}
