import "ol/ol.css";
