import pg from "pg";

/** What is made of two addresses: the owner's, which migrates, and the application's, whose role owns nothing. */
export interface DatabaseRoles {
  owner: string;
  app: string;
  database: string;
  /** Repeatable, to be run one by one by a role that may create roles and databases. */
  before: string[];
  /** Run when there is no database of that name: CREATE DATABASE can't be part of another statement. */
  create: string;
  after: string[];
}

const { escapeIdentifier: name, escapeLiteral: text } = pg;

function partsOf(variable: string, url: string) {
  const at = new URL(url);
  const [user, password, database] = [at.username, at.password, at.pathname.slice(1)].map(decodeURIComponent) as [
    string,
    string,
    string,
  ];
  if (!user || !password || !database)
    throw new Error(
      `${variable} needs a user, a password and a database: postgresql://user:password@host:5432/database`,
    );
  return { user, password, database };
}

/**
 * The statements that make both roles, with the passwords of their addresses, and the database. A role that exists gets the address's
 * password. @throws Error when the two addresses don't fit one another; its message has no password.
 */
export function roleStatements(addresses: { ownerUrl: string; appUrl: string }): DatabaseRoles {
  const owner = partsOf("DATABASE_OWNER_URL", addresses.ownerUrl);
  const app = partsOf("DATABASE_URL", addresses.appUrl);
  if (owner.user === app.user)
    throw new Error("DATABASE_OWNER_URL and DATABASE_URL name the same role; the application's must be another one.");
  if (owner.database !== app.database) throw new Error("DATABASE_OWNER_URL and DATABASE_URL name different databases.");
  const role = ({ user, password }: typeof owner) => [
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${text(user)}) THEN CREATE ROLE ${name(user)}; END IF; END $$`,
    `ALTER ROLE ${name(user)} LOGIN PASSWORD ${text(password)}`,
  ];
  return {
    owner: owner.user,
    app: app.user,
    database: owner.database,
    before: [
      ...role(owner),
      ...role(app),
      // Only who is a member of a role may make a database for it; a superuser needs no membership.
      `DO $$ BEGIN IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT %I TO %I', ${text(owner.user)}, current_user); END IF; END $$`,
    ],
    create: `CREATE DATABASE ${name(owner.database)} OWNER ${name(owner.user)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
    after: [
      `REVOKE ALL ON DATABASE ${name(owner.database)} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${name(owner.database)} TO ${name(app.user)}`,
    ],
  };
}

/** The same for psql, which makes the database unless it exists. */
export function rolesScript(roles: DatabaseRoles): string {
  const found = `NOT EXISTS (SELECT FROM pg_database WHERE datname = ${text(roles.database)})`;
  const lines = [
    "\\set ON_ERROR_STOP on",
    ...roles.before.map((one) => `${one};`),
    `SELECT ${text(roles.create)} WHERE ${found} \\gexec`,
    ...roles.after.map((one) => `${one};`),
  ];
  return `${lines.join("\n")}\n`;
}
