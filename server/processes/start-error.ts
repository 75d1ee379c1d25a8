/** A fault that the operator can correct: its message is printed without a stack. */
export class StartError extends Error {}
