/** How the page looks, on paper too. No script, no font and no address from outside. */
export const storyCss = `
:root{color-scheme:light;--ink:#1c1b19;--soft:#6b675f;--line:#e2ded6;--paper:#fbfaf7;--card:#fff;--good:#2f6b3c;--bad:#9a3b2a;--open:#7a5c12}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
p{margin:.25rem 0}
.soft{color:var(--soft)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1.5rem 0}
figure{margin:0}
figure img{display:block;width:100%;max-height:30rem;object-fit:contain;border-radius:6px;background:#efece5}
figcaption{color:var(--soft);font-size:.875rem;margin-top:.35rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.25rem;margin:1rem 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
ol{list-style:none;margin:0;padding:0}
.round{display:grid;grid-template-columns:9rem 1fr;gap:1.25rem;background:var(--card);border:1px solid var(--line);border-left:4px solid var(--good);border-radius:6px;padding:1rem;margin:0 0 .75rem;break-inside:avoid}
.round.failed{border-left-color:var(--bad)}
.round.open{border-left-color:var(--open)}
.round.bare{grid-template-columns:1fr}
.round img{display:block;width:100%;border-radius:4px;background:#efece5}
.round h3{font-size:1.05rem;line-height:1.35;margin:0 0 .2rem;overflow-wrap:anywhere}
.round ul{list-style:disc;margin:.4rem 0 0;padding-left:1.1rem;font-size:.9375rem}
.round li{margin:.1rem 0;overflow-wrap:anywhere}
.meta{font-size:.875rem;color:var(--soft);overflow-wrap:anywhere}
.badge{font-weight:600;color:var(--good)}
.failed .badge{color:var(--bad)}
.open .badge{color:var(--open)}
.others{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.6rem}
.others figure{width:6rem}
.aside{margin:0 0 .75rem 1.5rem;padding-left:1rem;border-left:2px dotted var(--line)}
.aside>p{color:var(--soft);font-size:.875rem;margin:0 0 .5rem}
footer{margin-top:3rem;color:var(--soft);font-size:.875rem}
@media(max-width:36rem){main{padding:1.5rem 1rem 3rem}.pair,.round{grid-template-columns:1fr}.round>figure,.round>img{max-width:12rem}.aside{margin-left:0}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}.round{grid-template-columns:3.2cm 1fr;padding:.3cm}.pair{max-height:9cm}.pair img{max-height:8cm}h2{break-after:avoid}}
`.trim()
