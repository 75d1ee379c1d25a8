import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSqlRows, SqlFault, type SqlRow } from "./sql-rows";

async function* inPieces(text: string, length = 1 << 16): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function rowsOf(text: string, length?: number): Promise<SqlRow[]> {
  const rows: SqlRow[] = [];
  for await (const row of readSqlRows(inPieces(text, length))) rows.push(row);
  return rows;
}

/** Writes a text as mysqldump does (mysql_real_escape_string). */
const ESCAPED: Record<string, string> = {
  "\0": "\\0",
  "\n": "\\n",
  "\r": "\\r",
  "\x1a": "\\Z",
  "\\": "\\\\",
  "'": "\\'",
  '"': '\\"',
};
const quoted = (text: string) => `'${Array.from(text, (one) => ESCAPED[one] ?? one).join("")}'`;
/** As phpMyAdmin and the SQL standard do: a quote is doubled. */
const doubled = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
/** As mysqldump --hex-blob does. An empty value has no digits to write. */
const hex = (text: string) => (text === "" ? "''" : `0x${Buffer.from(text, "utf8").toString("hex").toUpperCase()}`);

const value = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 6,
    arbitrary: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      // What an escaper has to do with, and what ends rows, statements and comments.
      fc.string({
        unit: fc.constantFrom(
          "'",
          '"',
          "\\",
          "`",
          ";",
          "\n",
          "\0",
          "\x1a",
          "(",
          ")",
          ",",
          "-- ",
          "/*",
          "*/",
          "#",
          "%",
          "_",
          "é",
          "中",
        ),
        maxLength: 20,
      }),
    ),
  },
);

describe("the rows of a dump", () => {
  it("are what was escaped, wherever the pieces of the file end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(quoted, doubled, hex),
        fc.integer({ min: 1, max: 40 }),
        async (rows, write, length) => {
          const texts = rows.map((row) => `(${row.map((one) => (one === null ? "NULL" : write(one))).join(",")})`);
          const dump = `CREATE TABLE \`t\` (\n  \`a\` text,\n  \`b\` text, \`c\` text,\n  KEY \`a\` (\`a\`(3))\n);\nINSERT INTO \`t\` VALUES ${texts.join(",\n")};\n`;
          expect((await rowsOf(dump, length)).map(({ values }) => [values.a, values.b, values.c])).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("of mysqldump: comments that set variables, locks, several statements, numbers, dates", async () => {
    const dump = [
      "-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)",
      "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;",
      "/*!50503 SET NAMES utf8mb4 */;",
      "DROP TABLE IF EXISTS `tblclients`;",
      "/*!40101 SET character_set_client = utf8 */;",
      "CREATE TABLE `tblclients` (",
      "  `id` int(10) NOT NULL AUTO_INCREMENT,",
      "  `status` enum('Active','It''s, closed') NOT NULL DEFAULT 'Active' COMMENT 'a, b) `c`',",
      "  `credit` decimal(16,2) NOT NULL,",
      "  PRIMARY KEY (`id`),",
      "  KEY `x` (`status`(32),`id`),",
      "  CONSTRAINT `y` FOREIGN KEY (`id`) REFERENCES `z` (`id`)",
      ") ENGINE=InnoDB AUTO_INCREMENT=1138 DEFAULT CHARSET=utf8mb3;",
      "LOCK TABLES `tblclients` WRITE;",
      "/*!40000 ALTER TABLE `tblclients` DISABLE KEYS */;",
      "INSERT INTO `tblclients` VALUES (1,'Active',-12.50),(2,'It\\'s, closed',.5);",
      "/*!40000 ALTER TABLE `tblclients` ENABLE KEYS */;",
      "UNLOCK TABLES;",
      "REPLACE INTO shop.`tblclients` (`id`, `credit`) VALUES (3, 1e3) /* last */ ;",
      "-- Dump completed",
    ].join("\r\n");
    expect(await rowsOf(dump, 7)).toEqual([
      { table: "tblclients", values: { id: "1", status: "Active", credit: "-12.50" } },
      { table: "tblclients", values: { id: "2", status: "It's, closed", credit: ".5" } },
      { table: "tblclients", values: { id: "3", credit: "1e3" } },
    ]);
  });

  it("of other programs: lower case, IGNORE, no semicolon at the end, hexadecimal and binary values, ON DUPLICATE KEY", async () => {
    const dump = `\uFEFFinsert  into \`a\`(\`id\`,\`x\`) values (4,_binary 'b;c'),(5,X'e4b8ad'),(6,b'101'),(7,N'n'),(8,TRUE),(9,0x)
      ON DUPLICATE KEY UPDATE x = VALUES(x);
      INSERT IGNORE INTO a (id, x) VALUES
        # a comment; with a semicolon
        (10, "say ""hi"""), -- another
        (11, '\\%\\_\\q')`;
    expect((await rowsOf(dump, 5)).map(({ values }) => values.x)).toEqual([
      "b;c",
      "中",
      "5",
      "n",
      "1",
      "",
      'say "hi"',
      "\\%\\_q",
    ]);
  });

  it("skip what is no row: views, triggers with semicolons in texts, INSERT … SELECT", async () => {
    const dump = [
      "SET @a = 'INSERT INTO t VALUES (1);';",
      "/*!50001 CREATE VIEW `v` AS SELECT 'INSERT INTO t (a) VALUES (''viewed'');' AS `a` */;",
      "DELIMITER ;;",
      "/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER `x` AFTER INSERT ON `u` FOR EACH ROW SET @b = 'a;b' */;;",
      "DELIMITER ;",
      "INSERT INTO t SELECT * FROM u WHERE x = ';';",
      "CREATE TABLE u LIKE t;",
      "INSERT INTO t (a) VALUES ('kept');",
    ].join("\n");
    expect(await rowsOf(dump, 3)).toEqual([{ table: "t", values: { a: "kept" } }]);
  });

  it("of tables that nobody wants are not built", async () => {
    const rows: SqlRow[] = [];
    const dump = "INSERT INTO log VALUES (1,'a'),(2,'b');INSERT INTO t (a) VALUES ('c');";
    for await (const row of readSqlRows(inPieces(dump), (table) => table === "t")) rows.push(row);
    expect(rows).toEqual([{ table: "t", values: { a: "c" } }]);
  });

  it.each([
    ["a row that is cut off", "INSERT INTO t (a) VALUES ('x'),('y", /line 1: the file ends/],
    ["another number of values", "INSERT INTO t (a, b) VALUES (1);", /a row of t has 1 values, the table 2 columns/],
    ["a table without columns", "INSERT INTO t VALUES (1);", /names no columns/],
    ["an expression", "\n\nINSERT INTO t (a) VALUES (NOW());", /line 3: a (value|comma) is expected/],
  ])("say where they can't be read: %s", async (_, dump, message) => {
    await expect(rowsOf(dump)).rejects.toThrow(SqlFault);
    await expect(rowsOf(dump)).rejects.toThrow(message);
  });
});
