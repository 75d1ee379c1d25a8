"use client";

import { useEffect } from "react";

/** Tells public/early.js that React listens now to what is pressed and typed on the page. Shows nothing. */
export function Hydrated() {
  useEffect(() => {
    dispatchEvent(new Event("kumquat:hydrated"));
  }, []);
  return null;
}
