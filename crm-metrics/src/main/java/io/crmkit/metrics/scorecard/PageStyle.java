package io.crmkit.metrics.scorecard;

/** The style sheet of a page. Colours are those of Okabe and Ito (2008), which people with colour blindness tell apart. */
final class PageStyle {
    static final String CSS = """
            :root {
              color-scheme: light dark;
              --paper: #f6f7f9; --card: #ffffff; --ink: #1b2430; --soft: #566170; --rule: #98a2ae; --line: #e4e8ed;
              --bad: #d55e00; --middle: #b6bcc6; --good: #0072b2; --plain: #0072b2; --pale: #b9d3e6; --band: #0072b22e;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #12161c; --card: #1b2129; --ink: #e8ecf1; --soft: #a3aebb; --rule: #5b6775; --line: #2b333e;
                --bad: #e69f00; --middle: #6d7682; --good: #56b4e9; --plain: #56b4e9; --pale: #2f556d; --band: #56b4e938;
              }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0 auto; max-width: 1240px; padding: 28px 24px 48px; background: var(--paper); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
              overflow-wrap: anywhere;
            }
            header { margin-bottom: 20px; }
            h1 { margin: 0 0 6px; font-size: 28px; line-height: 1.2; }
            h2 { margin: 0 0 12px; font-size: 19px; }
            p { margin: 0 0 10px; max-width: 90ch; }
            .sub { max-width: none; color: var(--soft); font-size: 13px; }
            .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 14px; }
            .card, .panel { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
            .card { padding: 14px 18px; }
            .card h2 { font-size: 14px; margin: 0; color: var(--soft); }
            .big { font-size: 32px; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
            main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; align-items: start; }
            .cards, .panel { grid-column: 1 / -1; min-width: 0; }
            .panel { padding: 20px 22px; }
            .panel.half { grid-column: auto; }
            @media (max-width: 900px) { .panel.half { grid-column: 1 / -1; } }
            svg { display: block; width: 100%; height: auto; font-family: inherit; }
            svg text { fill: var(--ink); font-size: 13px; }
            svg .tick, svg .note { fill: var(--soft); font-size: 12px; }
            svg .value { font-size: 12px; font-variant-numeric: tabular-nums; }
            svg .halo { stroke: var(--card); stroke-width: 4px; paint-order: stroke; stroke-linejoin: round; }
            svg .grid { stroke: var(--line); }
            svg .axis { stroke: var(--rule); }
            svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .middle { fill: var(--middle); }
            svg .plain { fill: var(--plain); } svg .pale { fill: var(--pale); }
            svg .band { fill: var(--band); }
            svg .line { fill: none; stroke: var(--plain); stroke-width: 2; stroke-linejoin: round; }
            svg .dot { fill: var(--plain); stroke: var(--card); stroke-width: 1; }
            svg .small { stroke: none; }
            svg .whisker { stroke: var(--plain); stroke-width: 1.5; }
            svg .withheld { fill: var(--card); stroke: var(--soft); stroke-width: 1.5; }
            svg .alarm { fill: var(--bad); stroke: var(--card); stroke-width: 1.5; }
            svg .limit { fill: none; stroke: var(--bad); stroke-dasharray: 5 3; }
            svg .centre { stroke: var(--ink); }
            svg .benchmark { stroke: var(--ink); stroke-dasharray: 7 4; }
            details { margin-top: 10px; }
            summary { cursor: pointer; color: var(--soft); font-weight: 600; font-size: 13px; }
            .wide { overflow-x: auto; }
            .wide > svg { min-width: 720px; }
            table { margin-top: 8px; border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
            th, td {
              padding: 5px 16px 5px 0; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top;
              white-space: nowrap;
            }
            th:first-child, td:first-child { text-align: left; }
            tbody th { font-weight: 500; white-space: normal; min-width: 9em; max-width: 26em; }
            thead th { color: var(--soft); font-weight: 600; }
            td small { display: block; color: var(--soft); }
            footer { margin-top: 28px; color: var(--soft); font-size: 13px; }
            footer h2 { font-size: 15px; margin-bottom: 8px; }
            @media print { body { background: #fff; } .panel, .card { break-inside: avoid; } details { display: none; } }
            """;

    private PageStyle() {}
}
