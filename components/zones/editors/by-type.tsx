import type { ReactNode } from "react";
import type { RecordType } from "@/lib/dns/record";
import { AFields } from "./a";
import { AaaaFields } from "./aaaa";
import { CaaFields } from "./caa";
import { CnameFields } from "./cname";
import type { EditorFieldAttributes } from "./editor-field";
import { MxFields } from "./mx";
import { NsFields } from "./ns";
import { SrvFields } from "./srv";
import { TxtFields } from "./txt";

const EDITORS: Record<RecordType, (props: { attributes: EditorFieldAttributes }) => ReactNode> = {
  A: AFields,
  AAAA: AaaaFields,
  CNAME: CnameFields,
  MX: MxFields,
  TXT: TxtFields,
  NS: NsFields,
  SRV: SrvFields,
  CAA: CaaFields,
};

/** The fields of one record type. Each type has its editor in a file of its own. */
export function TypeFields({ type, attributes }: { type: RecordType; attributes: EditorFieldAttributes }) {
  const Editor = EDITORS[type];
  return <Editor attributes={attributes} />;
}
