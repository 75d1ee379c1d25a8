import { parseCookie, stringifySetCookie } from "cookie";
import { partialEnv } from "@/lib/env";

/** Cookie names. Over https they carry the __Host- prefix: no Domain, Path=/, Secure. */
const secure = partialEnv().APP_URL.startsWith("https:");

export const SESSION_COOKIE = `${secure ? "__Host-" : ""}kumquat.session`;
export const CART_COOKIE = `${secure ? "__Host-" : ""}kumquat.cart`;
/** The secret of a browser that registered an account (lib/accounts/registering-browser.ts). */
export const REGISTRATION_COOKIE = `${secure ? "__Host-" : ""}kumquat.registration`;
export const COOKIES_ARE_SECURE = secure;

/** The first cookie of this name that can be decoded; the shop sets none that can't ("%", "%ff"). */
export function readCookie(header: string | null, name: string): string | undefined {
  return parseCookie(header ?? "", { decode: decoded })[name];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The text of a Set-Cookie header: HttpOnly, SameSite=Lax, Path=/, Secure over https. `maxAgeSeconds` 0 deletes. */
export function cookieText(name: string, value: string, maxAgeSeconds: number): string {
  return stringifySetCookie({ name, value, maxAge: maxAgeSeconds, path: "/", httpOnly: true, sameSite: "lax", secure });
}
