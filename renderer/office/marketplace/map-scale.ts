import L from 'leaflet';

type Options = L.Control.ScaleOptions & { distance: (metres: number) => string };

/** Leaflet's scale in the digits and words of the screen. */
export class MapScale extends L.Control.Scale {
  declare options: Options;

  constructor(distance: Options['distance']) {
    super({ imperial: false, distance } as Options);
  }

  _updateScale(scale: HTMLElement, text: string, ratio: number): void {
    scale.style.width = `${Math.round(100 * ratio)}px`;
    scale.textContent = this.options.distance(Number.parseFloat(text) * (text.endsWith('km') ? 1000 : 1));
  }
}
