import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { PanelRow } from "@/lib/product-lines/control";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { PanelRows } from "./contract";
import { isAdminOnly } from "./require-control-staff";
import { settleUnknownRuns } from "./settle-unknown-runs";
import { findPanel } from "./subject";
import { valueOrTrouble } from "./value-or-trouble";
import { viewRun } from "./view-run";

/** A list read from the upstream now, which controls are blocked on which of its rows, and whose unknown outcome it has settled. */
export async function readPanel(actor: Actor, { id, panel: panelId }: { id: string; panel: string }) {
  const { service, productLine, panel, subject } = await findPanel(actor, id, panelId);
  const about = { serviceId: id, customerId: service.customerId };
  const rows = valueOrTrouble(await withCallSubject(about, () => panel.read(upstream().call, subject)));
  const controls = productLine.controls.filter((control) => control.panel === panelId);
  const perRow = controls.filter((control) => control.perRow);
  const settled = await settleUnknownRuns(service, controls, rows);
  return {
    settled: settled.map((run) => viewRun(run)),
    underWay: rows.some((row) => panel.isUnderWay?.(row) ?? false),
    rows: rows.map((row): PanelRows[number] => ({
      key: row.key,
      cells: row.cells,
      blocked: Object.fromEntries(
        perRow.flatMap((control) => {
          const adminOnly = isAdminOnly(actor, control) ? "admin_only" : null;
          const code = control.hidden?.(subject) ? null : (control.blocked?.(subject, row) ?? adminOnly);
          return code === null ? [] : [[control.id, code]];
        }),
      ),
    })),
  };
}

/** One row of a panel, read now; null when it is not there (any more). */
export async function findRow(
  actor: Actor,
  place: { id: string; panel: string; row: string },
): Promise<PanelRow | null> {
  const { panel, subject } = await findPanel(actor, place.id, place.panel);
  const rows = valueOrTrouble(await panel.read(upstream().call, subject));
  return rows.find(({ key }) => key === place.row) ?? null;
}
