/** The agent's own rooms, as hosting.ProRoomList prints them: 1 Shanghai, 2 Hong Kong. */
const SIDES: Readonly<Record<string, "mainland" | "overseas">> = { "1": "mainland", "2": "overseas" };

export function roomSide(id: string): "mainland" | "overseas" | undefined {
  return SIDES[id];
}
