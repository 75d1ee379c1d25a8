/** Who looks at a page; see lib/auth/current-actor. */
export { requirePerson as requireSignedIn, requireStaff } from "@/lib/auth/current-actor";
