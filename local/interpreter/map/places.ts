/**
 * A set whose members are told by their places. Millions come and go: where a Set makes a new table every so often, whose
 * predecessors keep it and all its members until the next full collection of garbage, this has one that stays.
 */
export class Places<T> {
  #members: (T | undefined)[] = [];
  #free: number[] = [];

  /** How many there are. */
  get taken(): number {
    return this.#members.length - this.#free.length;
  }

  /** Adds a member; its place. */
  take(member: T): number {
    const place = this.#free.pop() ?? this.#members.length;
    this.#members[place] = member;
    return place;
  }

  /** Lets the member at a place go. */
  leave(place: number): void {
    this.#members[place] = undefined;
    this.#free.push(place);
  }

  all(): readonly T[] {
    return this.#members.filter((member): member is NonNullable<typeof member> => member !== undefined);
  }

  clear(): void {
    this.#members = [];
    this.#free = [];
  }
}
