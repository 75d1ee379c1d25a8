/**
 * Stands in a list in the place of an item that could not be read, so that the item is known to be there. It is no plain
 * object: a decoder that does not expect it refuses it like any other item of a wrong shape.
 */
export class UnreadableItem {
  /** @param text the item as it came, for people */
  constructor(readonly text: string) {}
}
