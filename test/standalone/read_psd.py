"""Prints what psd-tools, a PSD reader that is not ours, finds in a file: one JSON object on standard output."""

import hashlib
import json
import sys
from xml.etree import ElementTree

from psd_tools import PSDImage
from psd_tools.constants import Resource


def digest(array):
    """SHA-256 of the words as 8-bit or big-endian 16-bit bytes, channel by channel."""
    return hashlib.sha256(array).hexdigest()


def channel_bytes(layer, header, wanted):
    """The decoded bytes of one channel of a layer, by PSD's channel number."""
    infos = layer._record.channel_info
    for info, data in zip(infos, layer._channels):
        if int(info.id) != wanted:
            continue
        if wanted == -2:
            box = layer._record.mask_data
        else:
            box = layer._record
        width, height = box.right - box.left, box.bottom - box.top
        return data.get_data(width, height, header.depth, header.version)
    return None


def describe(layer, header):
    record = layer._record
    mask = record.mask_data
    found = {
        "name": layer.name,
        "id": layer.layer_id,
        "visible": layer.visible,
        "opacity": layer.opacity,
        "blend": layer.blend_mode.value.decode("ascii"),
        "clipped": bool(record.clipping),
        "kind": layer.kind,
        "box": [record.left, record.top, record.right, record.bottom],
    }
    if layer.is_group():
        found["layers"] = [describe(child, header) for child in layer]
        return found
    for channel in (-1, 0, 1, 2, -2):
        data = channel_bytes(layer, header, channel)
        if data is not None:
            found[str(channel)] = digest(data)
    if mask is not None:
        found["mask"] = {
            "box": [mask.left, mask.top, mask.right, mask.bottom],
            "outside": mask.background_color,
        }
    return found


def lists_of(packet):
    """Lists in our name space of an XMP packet, by name, as Python's own XML reader finds them."""
    rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    ours = "{urn:pentimento:document/1.0/}"
    root = ElementTree.fromstring(packet)
    return {
        element.tag[len(ours) :]: [item.text for item in element.iter(rdf + "li")]
        for element in root.iter()
        if element.tag.startswith(ours)
    }


def main(path):
    psd = PSDImage.open(path)
    header = psd._record.header
    resources = psd.image_resources
    composite = psd._record.image_data.get_data(header, split=True)
    links = resources.get_data(Resource.LAYER_GROUP_INFO)
    version = resources.get_data(Resource.VERSION_INFO)
    print(
        json.dumps(
            {
                "width": psd.width,
                "height": psd.height,
                "depth": psd.depth,
                "channels": header.channels,
                "layers": [describe(layer, header) for layer in psd],
                "merged": [digest(plane) for plane in composite],
                "current": bool(version.has_composite) if version else None,
                "links": list(links) if links is not None else None,
                "icc": digest(resources.get_data(Resource.ICC_PROFILE))
                if Resource.ICC_PROFILE in resources
                else None,
                "xmp": Resource.XMP_METADATA in resources,
                "lists": lists_of(resources.get_data(Resource.XMP_METADATA))
                if Resource.XMP_METADATA in resources
                else {},
            }
        )
    )


main(sys.argv[1])
