import { type BankFile, type BankRow, MOST_BANK_ROWS } from "./bank-row";
import { collectRowFaults } from "./collect-row-faults";
import { fileError } from "./file-error";
import { parseXml, type XmlValue, xmlAt, xmlList, xmlText } from "./parse-xml";
import { readMoment, readSum } from "./read-cells";

const LISTS = ["Stmt", "Ntry", "NtryDtls", "TxDtls", "Ustrd", "Strd"];

/**
 * A statement in ISO 20022 camt.053, any version. Entries that the bank has not booked yet are left out and counted. An entry of several
 * transactions becomes a row for each, if each has its sum and they come to the entry's.
 * @throws AppError input.invalid with statements.xml, .entities, .not_camt, .several_accounts, .too_many_rows, or statements.rows and for
 *   each entry .row_date, .row_sum, .row_direction or .currency.
 */
export function readCamt(bytes: Uint8Array): BankFile {
  const statements = xmlList(parseXml(bytes, LISTS), "Document", "BkToCstmrStmt", "Stmt");
  if (statements.length === 0) throw fileError("not_camt");
  const accounts = new Set(statements.map(accountOf).filter((account) => account !== ""));
  if (accounts.size > 1) throw fileError("several_accounts");
  const rows: BankRow[] = [];
  const faults = collectRowFaults();
  let skippedCount = 0;
  for (const [index, entry] of statements.flatMap((statement) => xmlList(statement, "Ntry")).entries()) {
    const status = xmlText(xmlAt(entry, "Sts", "Cd")) || xmlText(xmlAt(entry, "Sts"));
    if (status.trim() !== "" && status.trim() !== "BOOK") skippedCount++;
    else
      rows.push(...(faults.read(() => readEntry(entry, index + 1)) ?? []).filter(({ amountFen }) => amountFen !== 0n));
    if (rows.length > MOST_BANK_ROWS) throw fileError("too_many_rows");
  }
  faults.refuse();
  return { format: "camt053", layout: "camt053", account: [...accounts][0] ?? null, rows, skippedCount };
}

const accountOf = (statement: XmlValue): string => accountNumber(xmlAt(statement, "Acct"));

const accountNumber = (account: XmlValue | undefined): string =>
  (xmlText(xmlAt(account, "Id", "IBAN")) || xmlText(xmlAt(account, "Id", "Othr", "Id"))).replace(/\s/g, "");

function readEntry(entry: XmlValue, line: number): BankRow[] {
  const booked = xmlText(xmlAt(entry, "BookgDt", "DtTm")) || xmlText(xmlAt(entry, "BookgDt", "Dt"));
  const bookedAt = readMoment(booked.trim());
  if (!bookedAt) throw fileError("row_date", { line, value: booked.slice(0, 40) });
  const whole = amountOf(entry, line);
  const details = xmlList(entry, "NtryDtls").flatMap((one) => xmlList(one, "TxDtls"));
  const parts = details.map((one) => (xmlAt(one, "Amt") === undefined ? null : amountOf(one, line, entry)));
  const split = details.length > 1 && parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) === whole;
  const serial = xmlText(xmlAt(entry, "AcctSvcrRef")).trim() || null;
  const common = { line, bookedAt, balanceFen: null };
  if (!split || parts.includes(null)) {
    return [
      { ...common, amountFen: whole, serial: serial ?? referenceOf(details[0]), ...sayWho(entry, details[0], whole) },
    ];
  }
  return details.map((one, nth) => {
    const amountFen = parts[nth] ?? 0n;
    // Within an entry the numbers of the parts are often the entry's own.
    const own = referenceOf(one);
    const of = own && own !== serial ? own : serial && `${serial}-${nth + 1}`;
    return { ...common, amountFen, serial: of, ...sayWho(entry, one, amountFen) };
  });
}

/** @param within the entry, of a transaction that doesn't say its own direction. */
function amountOf(node: XmlValue, line: number, within: XmlValue = node): bigint {
  const text = xmlText(xmlAt(node, "Amt")).trim();
  const currency = xmlText(xmlAt(node, "Amt", "@Ccy"));
  if (currency !== "" && currency !== "CNY") throw fileError("currency", { line, value: currency.slice(0, 40) });
  const fen = readSum(text);
  const direction = xmlText(xmlAt(node, "CdtDbtInd")) || xmlText(xmlAt(within, "CdtDbtInd"));
  if (fen === null || fen < 0n) throw fileError("row_sum", { line, value: text.slice(0, 40) });
  if (direction !== "CRDT" && direction !== "DBIT")
    throw fileError("row_direction", { line, value: direction.slice(0, 40) });
  return direction === "CRDT" ? fen : -fen;
}

const referenceOf = (details: XmlValue | undefined): string | null =>
  xmlText(xmlAt(details, "Refs", "AcctSvcrRef")).trim() || xmlText(xmlAt(details, "Refs", "TxId")).trim() || null;

function sayWho(entry: XmlValue, details: XmlValue | undefined, amountFen: bigint) {
  const other = amountFen > 0n ? "Dbtr" : "Cdtr";
  const party = xmlAt(details, "RltdPties", other);
  const remarks = [
    ...xmlList(details, "RmtInf", "Ustrd").map(xmlText),
    ...xmlList(details, "RmtInf", "Strd").map((one) => xmlText(xmlAt(one, "CdtrRefInf", "Ref"))),
    xmlText(xmlAt(details, "AddtlTxInf")),
    xmlText(xmlAt(entry, "AddtlNtryInf")),
  ];
  return {
    payerName: (xmlText(xmlAt(party, "Nm")) || xmlText(xmlAt(party, "Pty", "Nm"))).trim().slice(0, 200),
    payerAccount: accountNumber(xmlAt(details, "RltdPties", `${other}Acct`)).slice(0, 60),
    memo: [...new Set(remarks.map((text) => text.trim()).filter((text) => text !== ""))].join(" ").slice(0, 1000),
  };
}
