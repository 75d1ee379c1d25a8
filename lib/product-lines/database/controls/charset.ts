import { setDatabaseCharset } from "@/lib/cndns/endpoints/database";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { isMysql } from "../form";

const CHARSETS = ["utf8", "gbk", "gb2312", "latin1"] as const;
type Charset = (typeof CHARSETS)[number];

/** Manual: 五, 15: MySQL only. */
export const setCharset: Control = {
  id: "charset",
  group: "operate",
  hidden: ({ config }) => !isMysql(config.engine),
  fields: () => [
    {
      id: "charset",
      kind: "choice",
      as: "segments",
      choices: CHARSETS.map((value) => ({ value })),
    },
  ],
  setting: ({ config }) => (config.charset === undefined ? null : { charset: config.charset }),
  present: ({ config }) => (config.charset === undefined ? null : String(config.charset)),
  run: async (call, { name }, { charset }) =>
    mapOk(await call(setDatabaseCharset, { name, charset: charset as Charset }), () => ({
      params: { charset: String(charset) },
      config: { charset: String(charset) },
    })),
};
