import { expect, it } from "vitest";
import type { ControlSubject } from "../../control";
import { renameSiteControl } from "./manage";

it("opens with the site's present name, so that giving it again is refused as no change and not as a taken name", () => {
  const subject = { name: "shanli01" } as ControlSubject;
  expect(renameSiteControl.setting?.(subject, null)).toEqual({ newName: "shanli01" });
});
