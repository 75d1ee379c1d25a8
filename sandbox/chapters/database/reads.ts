import { type Handler, refuse } from "../../http/call";
import { databaseAccessFields, seenDatabase, usedMb } from "./find-database";
import { charsets, databaseUpgradesOf, isMysql, products } from "./products";

/** 五, 1 */
export const dblist: Handler = {
  handle({ warts }) {
    return products.map(({ engine, units, line, location }) => ({
      linetype: line,
      dbsize: String(units),
      location,
      dbtype: engine,
      charset: isMysql(engine) ? `${warts ? " " : ""}${charsets.join(",")}` : "",
    }));
  },
};

/** 五, 4. Empty when it is the largest already. */
export const getUpgradeList: Handler = {
  handle(call) {
    const row = seenDatabase(call) ?? refuse("14112");
    if (row.host) refuse("14112");
    return databaseUpgradesOf(row).map(({ engine, units, line, location }) => ({
      sqtype: engine,
      sqsize: String(units),
      linetype: line,
      location,
    }));
  },
};

/** 五, 6. Megabytes. Its table has no code for a name that is not in the account: 0. */
export const dbSize: Handler = {
  handle(call) {
    const row = seenDatabase(call);
    const operation = call.params.text("operation");
    if (operation !== "1" && operation !== "2") refuse("10020");
    if (!row) return "0";
    return String(operation === "1" ? row.units * 50 : usedMb(row, call.nowMs));
  },
};

/** 五, 13. */
export const dbDetail: Handler = {
  handle(call) {
    const row = seenDatabase(call) ?? refuse("10019");
    return [
      {
        ...databaseAccessFields(row, call.warts),
        dbtype: row.engine,
        dbsize: String(row.units * 50),
        location: row.location,
        linetype: row.line,
        belongtohost: row.host,
      },
    ];
  },
};

/** 五, 14. N also for what is not in the account: its table has no code for that. */
export const isDatabasePresent: Handler = {
  handle(call) {
    return `${call.warts ? " " : ""}${seenDatabase(call)?.host ? "Y" : "N"}`;
  },
};
