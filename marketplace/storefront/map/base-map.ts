import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import outline from 'virtual:bangladesh-outline';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { createFormat } from '../i18n/format.ts';
import { DISTRICTS } from '../place/areas.ts';
import { attributionIn } from './attribution.ts';
import classes from './map.module.css';

/** What the map's own buttons are called. */
export type MapWords = { zoomIn: string; zoomOut: string };

/** Where online tiles come from; null = the bundled outline and place names alone. */
export type Tiles = { url: string; attribution: string } | null;

function addOutline(map: L.Map, language: 'bn' | 'en'): void {
  const land = outline.map((polygon) =>
    polygon.map((ring) => ring.map(([lng, lat]) => [lat, lng] as [number, number])),
  );
  L.polygon(land, { className: classes.land ?? '', interactive: false, smoothFactor: 0.5 }).addTo(map);
  for (const { place, nameBn, nameEn } of DISTRICTS) {
    const name = document.createElement('span');
    name.textContent = language === 'bn' ? nameBn : nameEn;
    const icon = L.divIcon({ html: name, className: classes.district ?? '', iconSize: [0, 0] });
    L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map);
  }
}

/** Leaflet's scale, in the digits and words of the page. */
class LocalScale extends L.Control.Scale {
  declare options: L.Control.ScaleOptions & { language: 'bn' | 'en' };

  constructor(options: L.Control.ScaleOptions & { language: 'bn' | 'en' }) {
    super(options);
  }

  _updateScale(scale: HTMLElement, text: string, ratio: number): void {
    scale.style.width = `${Math.round(100 * ratio)}px`;
    const metres = Number.parseFloat(text) * (text.endsWith('km') ? 1000 : 1);
    scale.textContent = createFormat(this.options.language).distance(metres);
  }
}

/** A map in `element` around a place: tiles where an address is configured, else the outline of the country with its districts. */
export function createBaseMap(
  element: HTMLElement,
  options: { place: Place; zoom: number; language: 'bn' | 'en'; tiles: Tiles; words: MapWords },
): L.Map {
  const map = L.map(element, {
    center: options.place,
    zoom: options.zoom,
    minZoom: 6,
    maxZoom: 18,
    // Tiles are sharp at whole steps alone; an outline fills the map at any.
    zoomSnap: options.tiles === null ? 0.25 : 1,
    attributionControl: options.tiles !== null,
    zoomControl: false,
  });
  // The owner of the tiles is named; the library that draws them asks for no place.
  map.attributionControl?.setPrefix(false);
  const { zoomIn, zoomOut } = options.words;
  L.control.zoom({ position: 'topright', zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  new LocalScale({ imperial: false, language: options.language }).addTo(map);
  if (options.tiles) {
    const attribution = attributionIn(options.tiles.attribution, options.language);
    L.tileLayer(options.tiles.url, { attribution, maxZoom: 18 }).addTo(map);
  } else addOutline(map, options.language);
  return map;
}

/** A pin with a short text beside it; the text is shown as it is, never read as HTML. */
export function pinIcon(text: string, look: 'shop' | 'closed' | 'chosen' | 'self'): L.DivIcon {
  const pin = document.createElement('span');
  pin.className = classes.pin ?? '';
  pin.dataset.look = look;
  pin.textContent = text;
  // As large as its text: what is pressed and what has the focus can be seen.
  return L.divIcon({ html: pin, className: classes.pinBox ?? '', iconSize: undefined });
}
