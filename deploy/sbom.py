"""What the program is made of, as a CycloneDX document that scanners of vulnerabilities read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from etl.installed import InstalledPackage

NAME = "plan-dashboard"


def sbom(version: str, parts: Sequence[InstalledPackage], hashes: Mapping[str, str]) -> str:
    """The document as text: CycloneDX 1.6, JSON.

    Args:
        version: of this program.
        parts: the packages of its lock file.
        hashes: of each package's wheel in the bundle: name → SHA-256.
    """
    licences = LicenseFactory()
    bom = Bom()
    bom.metadata.component = Component(
        name=NAME, version=version, type=ComponentType.APPLICATION, bom_ref=NAME
    )
    for part in parts:
        component = Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"pkg:pypi/{part.name}@{part.version}",
            purl=PackageURL("pypi", name=part.name, version=part.version),
            licenses=[licences.make_from_string(part.licence)] if part.licence else [],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashes[part.name])]
            if part.name in hashes
            else [],
        )
        if part.name not in hashes:
            component.properties.add(Property(name="wheel", value="not in this bundle"))
        bom.components.add(component)
    bom.register_dependency(bom.metadata.component, bom.components)
    return str(JsonV1Dot6(bom).output_as_string(indent=1))
