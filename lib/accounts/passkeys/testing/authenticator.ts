import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { Assertion, CreationOptions, NewCredential, RequestOptions } from "../../passkey-contract";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** What a dishonest or a poor device does otherwise than it should. */
interface Otherwise {
  origin?: string;
  rpId?: string;
  /** False: nobody was recognised by finger, face or PIN. */
  verified?: boolean;
  challenge?: string;
  userHandle?: string;
  /** What its statement about itself is called; without it: it makes none. */
  statement?: string;
  /** The id that stands in its signed data, where that is another than it names. */
  signedId?: Buffer;
}

/** A device with one passkey (ECDSA with P-256), as WebAuthn describes it. */
export class Authenticator {
  readonly id = randomBytes(16);
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private userHandle = "";
  /** How often it was used; a device that does not count says 0 for ever. */
  uses = 0;

  constructor(
    private readonly origin: string,
    private readonly counts = true,
  ) {}

  create(options: CreationOptions, otherwise: Otherwise = {}): NewCredential {
    this.userHandle = options.user.id;
    const { statement = "none", signedId: id = this.id } = otherwise;
    const authData = Buffer.concat([
      this.head(otherwise.rpId ?? options.rp.id, 0x41 | (otherwise.verified === false ? 0 : 0x04)),
      Buffer.alloc(16), // no model
      Buffer.from([id.length >> 8, id.length & 0xff]),
      id,
      this.coseKey(),
    ]);
    // CBOR: { fmt: statement, attStmt: {}, authData }
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from("fmt"),
      Buffer.from([0x60 + statement.length]),
      Buffer.from(statement),
      Buffer.from([0x67]),
      Buffer.from("attStmt"),
      Buffer.from([0xa0, 0x68]),
      Buffer.from("authData"),
      Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]),
      authData,
    ]);
    const clientData = this.clientData("webauthn.create", options.challenge, otherwise);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: text(clientData),
        attestationObject: text(attestationObject),
        transports: ["internal"],
      },
    };
  }

  get(options: RequestOptions, otherwise: Otherwise = {}): Assertion {
    if (this.counts) this.uses += 1;
    const authData = this.head(otherwise.rpId ?? options.rpId, otherwise.verified === false ? 0x01 : 0x05);
    const clientData = this.clientData("webauthn.get", options.challenge, otherwise);
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(signature),
        userHandle: otherwise.userHandle ?? this.userHandle,
      },
    };
  }

  private credential() {
    return { id: text(this.id), rawId: text(this.id), type: "public-key" as const };
  }

  private head(rpId: string, flags: number): Buffer {
    const uses = Buffer.alloc(4);
    uses.writeUInt32BE(this.uses);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), uses]);
  }

  private clientData(type: string, challenge: string, { origin = this.origin, ...otherwise }: Otherwise): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: otherwise.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  /** CBOR: { 1: 2 (EC), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y } */
  private coseKey(): Buffer {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, "base64url"),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, "base64url"),
    ]);
  }
}
