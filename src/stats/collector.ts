/** Takes items one at a time and keeps only what its figure needs, however many there are. */
export interface Collector<Item, Result> {
  add(item: Item): void;
  result(): Result;
}
