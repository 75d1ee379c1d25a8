/** A control call that can't be carried out: answered with 422 and this message. */
export class ControlError extends Error {}
