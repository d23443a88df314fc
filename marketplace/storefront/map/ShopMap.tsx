import L from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { useAbout } from '../shell/use-about.ts';
import { createBaseMap, pinIcon } from './base-map.ts';
import classes from './map.module.css';

/** A shop on the map. `text` stands on its pin, `title` is read out. */
export type MapPin = { id: string; place: Place; text: string; title: string; isOpen: boolean };

type Props = {
  place: Place;
  /** Circle around the place, metres; null without. */
  radiusM: number | null;
  pins: readonly MapPin[];
  chosen?: string | null;
  onChoose?: (id: string) => void;
};

const ABOVE_PINS = 2_000;
/** Half of the dot, with a little air. */
const DOT = 14;

/** Hangs the pins that would cover the dot of one's own place below their shop instead of above it. */
function keepClear(map: L.Map, layer: L.LayerGroup, place: Place): void {
  const self = map.latLngToLayerPoint(place);
  layer.eachLayer((marker) => {
    const pin = (marker as L.Marker).getElement()?.querySelector<HTMLElement>('[data-look]');
    if (!pin) return;
    const at = map.latLngToLayerPoint((marker as L.Marker).getLatLng());
    const isBeside = Math.abs(at.x - self.x) > pin.offsetWidth / 2 + DOT;
    const above = at.y - self.y;
    const isCovering = !isBeside && above > -DOT && above < pin.offsetHeight + DOT;
    pin.dataset.side = isCovering ? 'below' : 'above';
  });
}

/** Shops around a place. Pins are reached with Tab and pressed with Enter. */
export function ShopMap({ place, radiusM, pins, chosen = null, onChoose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { tiles } = useAbout();
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const choose = useEffectEvent((id: string) => onChoose?.(id));
  useEffect(() => {
    if (!element.current) return undefined;
    const made = createBaseMap(element.current, {
      place,
      zoom: 15,
      language,
      tiles,
      words: { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') },
    });
    // Without tiles only the names of the districts around say where a shop is.
    if (radiusM === null) made.setView(place, tiles === null ? 10 : 15);
    else {
      const circle = L.circle(place, {
        radius: radiusM,
        className: classes.circle ?? '',
        interactive: false,
      }).addTo(made);
      made.fitBounds(circle.getBounds(), { padding: [12, 12], animate: false });
      const icon = pinIcon(t('place.you'), 'self');
      L.marker(place, { icon, interactive: false, keyboard: false, zIndexOffset: ABOVE_PINS }).addTo(made);
    }
    map.current = made;
    const resized = new ResizeObserver(() => made.invalidateSize());
    resized.observe(element.current);
    return () => {
      resized.disconnect();
      map.current = null;
      made.remove();
    };
  }, [place, radiusM, language, t, tiles]);
  useEffect(() => {
    const { current } = map;
    if (!current) return undefined;
    const layer = L.layerGroup(
      pins.map(({ id, place: at, text, title, isOpen }) => {
        const look = id === chosen ? 'chosen' : isOpen ? 'shop' : 'closed';
        const marker = L.marker(at, {
          icon: pinIcon(text, look),
          title,
          alt: title,
          zIndexOffset: id === chosen ? 1000 : 0,
        });
        return marker.on('click', () => choose(id));
      }),
    ).addTo(current);
    const turn = () => keepClear(current, layer, place);
    turn();
    current.on('zoomend', turn);
    return () => {
      current.off('zoomend', turn);
      layer.remove();
    };
  }, [pins, chosen, place]);
  return <section ref={element} className={classes.map} aria-label={t('results.map')} />;
}
