import type L from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { useAbout } from '../shell/use-about.ts';
import { createBaseMap } from './base-map.ts';
import classes from './map.module.css';

type Props = { place: Place; onMove: (place: Place) => void };

/** A map that is pushed under a pin in its middle: with the thumb, or with the arrow keys. */
export function PinMap({ place, onMove }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { tiles } = useAbout();
  const element = useRef<HTMLDivElement>(null);
  const moved = useEffectEvent(onMove);
  useEffect(() => {
    if (!element.current) return undefined;
    const map: L.Map = createBaseMap(element.current, {
      place,
      // An outline says where one is by the names of the districts around; they are not near each other.
      zoom: tiles === null ? 9 : 11,
      language,
      tiles,
      words: { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') },
    });
    map.on('moveend', () => {
      const { lat, lng } = map.getCenter();
      moved({ lat, lng });
    });
    return () => {
      map.remove();
    };
  }, [place, language, tiles, t]);
  return (
    <div className={classes.pinMap}>
      <section ref={element} className={classes.map} aria-label={t('place.pinMap')} />
      <span className={classes.crosshair} aria-hidden="true" />
    </div>
  );
}
