import type { InputOf } from "@/lib/cndns/endpoint";
import { readSiteEditor, renameSite } from "@/lib/cndns/endpoints/site-controls";
import type { Control, ControlSubject } from "../../control";
import { mapOk } from "../../map-ok";
import type { Call } from "../../reading";
import { isMiniProgram, versionsOf } from "../form";

type Editor = NonNullable<InputOf<typeof readSiteEditor>["version"]>;

/** The version that there is; of two the desktop one. */
function firstEditor({ config }: ControlSubject): Editor {
  if (isMiniProgram(config)) return "mini_program";
  return versionsOf(config) === "mobile" ? "mobile" : "desktop";
}

async function open(call: Call, { name }: ControlSubject, version: Editor) {
  return mapOk(await call(readSiteEditor, { name, version }), (link) => ({ link }));
}

/** Opens the editor without a password; the address works for one minute. Manual: 十二, 11. */
export const openEditor: Control = {
  id: "openEditor",
  group: "manage",
  reauth: true,
  run: (call, subject) => open(call, subject, firstEditor(subject)),
};

/** The same for the mobile version of a site that has both. */
export const openMobileEditor: Control = {
  id: "openMobileEditor",
  group: "manage",
  reauth: true,
  hidden: ({ config }) => versionsOf(config) !== "both",
  run: (call, subject) => open(call, subject, "mobile"),
};

/** Gives a site another management name; the old one stops working at once. Manual: 十二, 12. */
export const renameSiteControl: Control = {
  id: "rename",
  group: "manage",
  interrupts: true,
  fields: () => [
    {
      id: "newName",
      kind: "text",
      pattern: "[a-z][a-z0-9]{5,17}",
      maxLength: 18,
      code: true,
      plain: true,
      hinted: true,
    },
  ],
  setting: ({ name }) => ({ newName: name }),
  run: async (call, subject, { newName }) => {
    const name = String(newName);
    return mapOk(await call(renameSite, { name: subject.name, newName: name }), () => ({ name, params: { name } }));
  },
};
