import { chartCss, variables } from '../svg/palette';

/** From which width of the window on charts are drawn wide, in pixels. */
const WIDE = 760;

/** The style of a report: light or dark as the reader's system is, unless a theme was chosen. */
export function reportCss(): string {
  return [
    `:root{color-scheme:light;${variables('light')}}`,
    `@media (prefers-color-scheme:dark){:root{color-scheme:dark;${variables('dark')}}}`,
    `:root[data-theme=light]{color-scheme:light;${variables('light')}}`,
    `:root[data-theme=dark]{color-scheme:dark;${variables('dark')}}`,
    '*{box-sizing:border-box}',
    'body{margin:0 auto;padding:20px 16px 48px;max-width:1120px;background:var(--surface);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
    'h1{font-size:22px;margin:0}h2{font-size:18px;margin:36px 0 8px;overflow-wrap:anywhere}p{margin:4px 0 0;color:var(--muted)}',
    'header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}',
    '.tools{display:flex;flex-wrap:wrap;gap:6px}',
    'button{font:inherit;font-size:13px;padding:4px 10px;border:1px solid var(--frame);border-radius:6px;background:var(--surface);color:var(--text);cursor:pointer}',
    'button:hover{background:var(--grid)}button:focus-visible,svg:focus-visible{outline:2px solid var(--wanted);outline-offset:2px}',
    'dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0 16px}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}',
    `@media (max-width:${WIDE - 1}px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}}`,
    'figure{margin:0;position:relative}figure svg{width:100%;height:auto;touch-action:pan-y;cursor:crosshair;user-select:none}',
    `.wide{display:block}.narrow{display:none}@media (max-width:${WIDE - 1}px){.wide{display:none}.narrow{display:block}}`,
    '.cross{stroke:var(--muted);stroke-width:1}.chosen{fill:var(--wanted);opacity:.15}',
    '.tip{position:absolute;z-index:1;pointer-events:none;max-width:min(340px,90vw);padding:8px 10px;border:1px solid var(--frame);border-radius:8px;background:var(--surface);font-size:13px;line-height:1.4;box-shadow:0 4px 16px rgb(0 0 0/.18);overflow-wrap:anywhere}',
    '.tip b{display:block}.tip .row{display:flex;justify-content:space-between;gap:16px}.tip .row span{color:var(--muted)}.tip .why{margin-top:4px;color:var(--muted)}',
    'details{margin:12px 0}summary{cursor:pointer;font-weight:600}',
    '.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:13px;margin-top:8px;width:100%}',
    'th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--grid);vertical-align:top;overflow-wrap:anywhere}th{color:var(--muted);font-weight:600}td:first-child,th:first-child{white-space:nowrap}',
    chartCss(),
  ].join('\n');
}
