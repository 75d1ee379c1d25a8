"use client";

import { useEffect, useState } from "react";
import { useLoaded } from "../../search/use-loaded";
import { whenSearchIsOpened } from "./open-search";

const load = () => import("./staff-search-dialog");

/** The search over everything. Its dialog is loaded when it is first opened. */
export function StaffSearch() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  // Without a connection it can't be loaded: the next press tries again.
  const loaded = useLoaded(open, load, close);
  useEffect(() => whenSearchIsOpened(() => setOpen(true)), []);
  return loaded && <loaded.StaffSearchDialog open={open} onClose={close} />;
}
