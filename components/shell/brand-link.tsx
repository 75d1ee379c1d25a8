import Link from "next/link";
import { Mark } from "./mark";

export function BrandLink({ name, href = "/", small }: { name: string; href?: string; small?: string }) {
  return (
    <Link className="brand" href={href}>
      <Mark />
      {name}
      {small && <small>{small}</small>}
    </Link>
  );
}
