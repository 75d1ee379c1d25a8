import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { fillPast } from "@/lib/orders/testing/fill-past";
import pg from "pg";
const dir = "/tmp/p1m/data";
const s = await startEmbedded({ dir, port: 56789, fast: true });
await migrate({ ownerUrl: s.ownerUrl, appUrl: s.appUrl });
const c = new pg.Client({ connectionString: s.ownerUrl }); await c.connect();
await c.query("INSERT INTO upstream_accounts (id, username, sandbox) VALUES (1,'sandbox',true) ON CONFLICT DO NOTHING"); await c.end();
const t = performance.now();
await fillPast(s.ownerUrl, { customers: 200_000, orders: 1_000_000, topUps: 1_000_000 });
console.log("filled", (performance.now() - t) / 1000);
if (process.argv[2] !== "stay") { await s.stop(); process.exit(0); }
setInterval(() => {}, 1e6);
