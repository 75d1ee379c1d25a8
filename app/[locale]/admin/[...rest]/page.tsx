import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOr404 } from "@/app/title-or-404";
import { requireStaff } from "@/lib/auth/current-actor";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleOr404((await params).locale, null, () => "");
}

/** The 404 page of every address below /admin that has no page: without it the shop's would answer, without the back office's frame. */
export default async function UnknownStaffPage() {
  await requireStaff();
  notFound();
}
