/** How a block of docs/operations is followed by `npm run prove:documents`. */
export interface Followed {
  page: string;
  /** How the block's text begins: enough to tell it from the page's other blocks. */
  begins: string;
  /** Where it is run: on the machine that builds, or on the bare one (the default). */
  on?: "builder";
  /** The folder in which it is run. */
  in?: string;
  /** In a shell that has begun with install.md's block `environment`. */
  inShop?: true;
  /** What a reader puts in the place of an example. */
  instead?: readonly (readonly [example: string, own: string])[];
  /** What must stand in the output. */
  says?: RegExp;
  /** It is a file's text, not commands: where it is written. */
  file?: string;
  /** Why it is not followed here. */
  not?: string;
}

const OLD = "/opt/kumquat/2026-11-28";
/** Debian 13 has PostgreSQL 17. */
const VERSION = ["/18/", "/17/"] as const;
const ENGINE = "npm run prove:containers follows it";
const CRONTAB = "lines of a crontab, whose commands are run by hand in other blocks";

/** Every block of docs/operations. A test holds it against the pages. */
export const FOLLOWED = {
  clone: { page: "install", begins: "git clone", not: ENGINE },
  compose: { page: "install", begins: "docker compose -f deploy/compose.yaml up", not: ENGINE },
  packages: { page: "install", begins: "apt-get update" },
  build: { page: "install", begins: "npm run build", on: "builder", says: /dist\/ is ready/ },
  place: { page: "install", begins: "useradd --system", in: "/root", says: /added \d+ packages/ },
  environment: { page: "install", begins: "cd /opt/kumquat/current", says: /^$/ },
  services: { page: "install", begins: "npm run --silent db:roles -- --sql | sudo -u postgres psql\ncp", inShop: true },
  certificate: { page: "install", begins: "certbot certonly", inShop: true, says: /Successfully received certificate/ },
  doctor: { page: "install", begins: "npm run doctor", inShop: true, says: / 0 faults/ },
  rolesByHand: {
    page: "install",
    begins: "npm run --silent db:roles -- --sql | sudo -u postgres psql",
    inShop: true,
    says: /ALTER ROLE/,
  },
  rolesBySuperuser: {
    page: "install",
    begins: "npm run db:roles",
    not: "needs DATABASE_SUPERUSER_URL; npm run prove:install runs it",
  },

  backup: { page: "backup", begins: "npm run backup", inShop: true, says: /rows, SHA-256/ },
  backupNow: {
    page: "backup",
    begins: "systemctl start kumquat-backup",
    says: /rows, SHA-256[\s\S]*kumquat-backup\.timer/,
  },
  backupCron: { page: "backup", begins: "30 3 * * *", not: CRONTAB },
  containersFolder: { page: "backup", begins: "install -d -m 700 -o 1000", not: ENGINE },
  containersBackup: { page: "backup", begins: "docker compose -f deploy/compose.yaml run --rm backup", not: ENGINE },
  containersCron: { page: "backup", begins: "30 3 * * * cd /srv/kumquat && docker", not: ENGINE },
  containersUpgrade: { page: "backup", begins: "git pull", not: ENGINE },
  containersRestore: { page: "backup", begins: "docker compose -f deploy/compose.yaml stop", not: ENGINE },
  containersAnew: {
    page: "backup",
    begins: "docker compose -f deploy/compose.yaml run --rm --build roles",
    not: ENGINE,
  },
  stop: { page: "backup", begins: "systemctl stop kumquat-web kumquat-worker" },
  restore: { page: "backup", begins: "npm run restore", inShop: true, says: /The shop is back as of the backup/ },
  start: { page: "backup", begins: "systemctl start kumquat-web kumquat-worker" },
  archiveFile: {
    page: "backup",
    begins: "# /etc/pgbackrest/pgbackrest.conf",
    file: "/etc/pgbackrest/pgbackrest.conf",
    instead: [VERSION, ["<openssl rand -base64 48, on one line>", "c29tZSBwYXNzd29yZCBvZiB0aGUgcHJvb2Y="]],
  },
  archiveSettings: { page: "backup", begins: "# postgresql.conf", file: "/etc/postgresql/17/main/conf.d/archive.conf" },
  archive: { page: "backup", begins: "sudo -u postgres pgbackrest --stanza=kumquat stanza-create" },
  archiveCron: { page: "backup", begins: "30 2 * * 0", not: CRONTAB },
  archiveRestore: { page: "backup", begins: "systemctl stop kumquat-web kumquat-worker 'postgresql*'" },
  archiveReplayed: { page: "backup", begins: "sudo -u postgres psql -Atc", says: /^[ft]\n$/ },
  recover: { page: "backup", begins: "npm run recover", inShop: true },

  metrics: {
    page: "observe",
    begins: "systemctl restart kumquat-web\ncurl",
    inShop: true,
    says: /^kumquat_workers 1$/m,
  },
  log: { page: "observe", begins: "# all of one request", says: /"requestId"/ },

  doctorForPrograms: { page: "troubleshoot", begins: "npm run doctor", inShop: true, says: /"level"/ },

  upgrade: { page: "upgrade", begins: "cp -r dist", in: "/root", inShop: true, says: /0 migrations were applied/ },
  replace: { page: "upgrade", begins: "ln -sfn /opt/kumquat/2026-12-05" },
  back: { page: "upgrade", begins: `ln -sfn ${OLD}` },

  dump: {
    page: "migrate",
    begins: "mysqldump",
    not: "is run on the old shop's server; here a dump of the tests takes its place",
  },
  dryRun: { page: "migrate", begins: "npm run import:shop", inShop: true, says: /Wrote report\.csv/ },
  products: { page: "migrate", begins: "product,product_line", file: `${OLD}/products.csv` },
  books: { page: "migrate", begins: "npm run ledger:check", inShop: true },
  invite: {
    page: "migrate",
    begins: "npm run import:shop -- --from whmcs --dump shop.sql --by you@example.com --invite",
    inShop: true,
  },
} as const satisfies Record<string, Followed>;

export type BlockId = keyof typeof FOLLOWED;
