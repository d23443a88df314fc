import L from 'leaflet';

/** Asks for the picture of one tile, as an address that an image takes; null where there is none. */
export type ReadTile = (
  at: { z: number; x: number; y: number },
  signal: AbortSignal,
) => Promise<string | null>;

/** A browser keeps six connections to a server, and the rest of the screen needs some. */
const AT_ONCE = 3;

type Done = (error?: Error, tile?: HTMLElement) => void;
type Wanted = { image: HTMLImageElement; at: L.Coords; done: Done; left: AbortController };

/**
 * Tiles that the shop's own server gives. Says by `onShown` whether tiles cover what is looked at: some are there and none of them failed. What is
 * no longer looked at is not asked for.
 */
export class TileLayer extends L.GridLayer {
  readonly #read: ReadTile;
  readonly #waiting: Wanted[] = [];
  readonly #left = new Map<HTMLElement, AbortController>();
  readonly #there = new Set<HTMLElement>();
  readonly #failed = new Set<HTMLElement>();
  #asking = 0;

  constructor(read: ReadTile, onShown: (isCovered: boolean, isAny: boolean) => void) {
    super({ keepBuffer: 1 });
    this.#read = read;
    const say = () => onShown(this.#there.size > 0 && this.#failed.size === 0, this.#there.size > 0);
    this.on('tileload', ({ tile }) => {
      this.#there.add(tile);
      say();
    });
    this.on('tileerror', ({ tile }) => {
      this.#failed.add(tile);
      say();
    });
    this.on('tileunload', ({ tile }) => {
      this.#left.get(tile)?.abort();
      for (const kept of [this.#left, this.#there, this.#failed]) kept.delete(tile);
      say();
    });
  }

  override createTile(at: L.Coords, done: Done): HTMLElement {
    const image = document.createElement('img');
    // Says nothing that the map's own name does not.
    image.alt = '';
    const left = new AbortController();
    this.#left.set(image, left);
    this.#waiting.push({ image, at, done, left });
    this.#next();
    return image;
  }

  #next(): void {
    while (this.#asking < AT_ONCE) {
      const wanted = this.#waiting.shift();
      if (!wanted) return;
      if (wanted.left.signal.aborted) continue;
      this.#asking += 1;
      void this.#fill(wanted).finally(() => {
        this.#asking -= 1;
        this.#next();
      });
    }
  }

  async #fill({ image, at, done, left }: Wanted): Promise<void> {
    try {
      const address = await this.#read({ z: at.z, x: at.x, y: at.y }, left.signal);
      if (address === null) throw new Error('no tile');
      image.src = address;
      await image.decode();
      done(undefined, image);
    } catch (error) {
      if (!left.signal.aborted) done(error instanceof Error ? error : new Error(String(error)), image);
    }
  }
}
